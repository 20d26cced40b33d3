/** A text file, RPLS or CSV, as an inventory. Everything happens on the machine: the file goes nowhere. */
import { decoderTexteParLots } from './decoder';
import { auBout, enAvancant, type Avancement } from '../../domaine/lots';
import { decouperCsvParLots, unifierSautsDeLigne } from './decouper-csv';
import type { LectureTexte, OptionsTexte } from './lecture-texte';
import { lireCsv } from './lire-csv';
import { lireRplsNomme, lireTransmissionRpls, type RplsLu } from './lire-rpls';
import { remplacerParLots } from './remplacer-par-lots';
import { NOM_SEPARATEUR, reconnaitreSeparateur } from './reconnaitre-separateur';

export function lireFichierTexte(octets: Uint8Array, options: OptionsTexte): LectureTexte {
  return auBout(lireFichierTexteParLots(octets, options));
}

/** Parts that take about as long as one another: what progress is told in. */
const PARTIES = { decodage: 0, decoupage: 1, valeurs: 2, fin: 3 } as const;

/** Yields now and then: some ten megabytes take seconds. */
export function* lireFichierTexteParLots(octets: Uint8Array, { nom, exercice }: OptionsTexte): Generator<Avancement, LectureTexte> {
  const a = (partie: keyof typeof PARTIES): Avancement => ({ lues: PARTIES[partie], total: PARTIES.fin });
  const { texte: brut, encodage } = yield* enAvancant(decoderTexteParLots(octets, nom), a('decodage'));
  const texte = brut.includes('\r') ? yield* enAvancant(remplacerParLots(brut, unifierSautsDeLigne), a('decodage')) : brut;
  const base = { feuille: nom, ligne: 0, colonne: 0 } as const;
  const deRpls = ({ grille, origine }: RplsLu, separateur: string, suites: readonly number[]): LectureTexte => ({
    ...base,
    valeurs: grille.valeurs,
    remarques: grille.remarques,
    ecartees: new Map([...suites.map((ligne) => [ligne, 'suite'] as const), ...grille.ecartees]),
    origine: { encodage, separateur, marqueDecimale: null, rpls: origine },
  });

  const transmission = yield* enAvancant(lireTransmissionRpls(texte, nom), a('decoupage'));
  if (transmission !== null) return deRpls(transmission, NOM_SEPARATEUR[';'], []);
  const separateur = reconnaitreSeparateur(texte, nom);
  yield a('decoupage');
  const decoupe = yield* enAvancant(decouperCsvParLots(texte, separateur, nom), a('decoupage'));
  const nomme = yield* enAvancant(lireRplsNomme(decoupe, exercice, nom), a('valeurs'));
  if (nomme !== null) return deRpls(nomme, NOM_SEPARATEUR[separateur], decoupe.suites);
  const { valeurs, marque, remarques, ecartees } = yield* enAvancant(lireCsv(decoupe), a('valeurs'));
  return {
    ...base,
    valeurs,
    remarques,
    ecartees,
    origine: { encodage, separateur: NOM_SEPARATEUR[separateur], marqueDecimale: marque, rpls: null },
  };
}

const EXTENSIONS_CLASSEUR = /\.(xlsx|xlsm|xlsb|xls|ods)$/i;
const EXTENSIONS_TEXTE = /\.(csv|txt|tsv|tab|dat|rpls)$/i;

/** By its name; by its first bytes when the name does not tell (a workbook is a ZIP archive). */
export function estFichierTexte(nom: string, octets: Uint8Array): boolean {
  if (EXTENSIONS_CLASSEUR.test(nom)) return false;
  return EXTENSIONS_TEXTE.test(nom) || !(octets[0] === 0x50 && octets[1] === 0x4b);
}
