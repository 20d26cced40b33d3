/** A text file, RPLS or CSV, as an inventory. Everything happens on the machine: the file goes nowhere. */
import { decoderTexte } from './decoder';
import { decouperCsv, unifierSautsDeLigne } from './decouper-csv';
import type { LectureTexte, OptionsTexte } from './lecture-texte';
import { lireCsv } from './lire-csv';
import { lireRplsNomme, lireTransmissionRpls, type RplsLu } from './lire-rpls';
import { NOM_SEPARATEUR, reconnaitreSeparateur } from './reconnaitre-separateur';

export function lireFichierTexte(octets: Uint8Array, { nom, exercice }: OptionsTexte): LectureTexte {
  const { texte: brut, encodage } = decoderTexte(octets, nom);
  const texte = unifierSautsDeLigne(brut);
  const base = { feuille: nom, ligne: 0, colonne: 0 } as const;
  const deRpls = ({ grille, origine }: RplsLu, separateur: string, suites: readonly number[]): LectureTexte => ({
    ...base,
    valeurs: grille.valeurs,
    remarques: grille.remarques,
    ecartees: new Map([...suites.map((ligne) => [ligne, 'suite'] as const), ...grille.ecartees]),
    origine: { encodage, separateur, marqueDecimale: null, rpls: origine },
  });

  const transmission = lireTransmissionRpls(texte, nom);
  if (transmission !== null) return deRpls(transmission, NOM_SEPARATEUR[';'], []);
  const separateur = reconnaitreSeparateur(texte, nom);
  const decoupe = decouperCsv(texte, separateur, nom);
  const nomme = lireRplsNomme(decoupe, exercice, nom);
  if (nomme !== null) return deRpls(nomme, NOM_SEPARATEUR[separateur], decoupe.suites);
  const { valeurs, marque, remarques, ecartees } = lireCsv(decoupe);
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
