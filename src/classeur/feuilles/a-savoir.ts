/** What a line of `Flux` must say of itself, that its figures would leave unsaid: alone on its line, and named by the constats. */
import { NON_RESERVE } from '../../domaine/bien';
import { obligatoiresComptes } from '../../domaine/calcul/obligatoires-comptes';
import { COLLECTIVITES } from '../../domaine/calcul/plafonds';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { estMixte, MIXTE, originesLues } from '../../domaine/origines-des-droits';
import type { ResultatFlux } from '../../domaine/resultats';
import { hypothesesDuReservataire } from '../../domaine/calcul/hypotheses-effectives';
import type { Contexte, Jeu } from '../contexte';
import { LIBELLE_METHODE } from '../libelles';
import { nombre, nombreFormule } from './taux-manquant';

const SANS_DROIT_LISTE = 'Ses droits uniques ne sont pas encore comptés : actualisez les tableaux.';
const PART_CONVENUE = ['La part convenue remplace ses droits uniques (', ' par an).'] as const;
const OBLIGATOIRES = [
  'Sur le parc total, sa part compte ',
  ' logements que la loi sort du flux : convenez d’une part, ou choisissez le parc éligible.',
] as const;
const MIXTES = 'Origines mixtes dans l’inventaire (voir Hypothèses) : saisissez l’origine, ou une part convenue et une part hors garantie.';

/** Cached value. A set of hypotheses that was just computed has all its rights listed: the first sentence comes from the sheet only. */
export function aSavoir(contexte: Contexte, jeu: Jeu, ligne: ResultatFlux): string {
  const { territoire, reservataire, categorie, methode, partConvenue, droitsUniques } = ligne;
  if (reservataire === NON_RESERVE) return '';
  const obligatoires = obligatoiresComptes(contexte.comptage, jeu.hypotheses, ligne);
  const saisie = hypothesesDuReservataire(jeu.hypotheses, territoire, reservataire);
  const lue = hypothesesDuReservataire(contexte.hypotheses, territoire, reservataire);
  const mixtes =
    COLLECTIVITES.has(categorie) &&
    partConvenue === null &&
    (saisie?.origineDesDroits ?? '') === '' &&
    lue !== null &&
    estMixte(originesLues(contexte.inventaire.biens, lue.territoire, reservataire));
  return [
    methode === 'droits-acquis' && partConvenue !== null ? PART_CONVENUE.join(nombre(droitsUniques)) : '',
    obligatoires > 0 ? OBLIGATOIRES.join(nombre(obligatoires)) : '',
    mixtes ? MIXTES : '',
  ]
    .filter((phrase) => phrase !== '')
    .join(' ');
}

export interface TermesASavoir {
  /** Cell of the same row. */
  readonly l: (entete: string) => string;
  readonly hypothese: (entete: string) => string;
  readonly estSolde: string;
  readonly toutLeParc: string;
  /** Expressions: reserved in the flux or by a negotiated motive, how many rights to convert are listed (some may be worth nothing this year), reserved by a compulsory motive. */
  readonly convertibles: string;
  readonly listes: string;
  readonly obligatoires: string;
}

export function formuleASavoir({ l, hypothese, estSolde, toutLeParc, convertibles, listes, obligatoires }: TermesASavoir): string {
  const enDroits = `${l('Méthode')}="${LIBELLE_METHODE['droits-acquis']}"`;
  const sansPart = `NOT(ISNUMBER(${l('Part convenue')}))`;
  const enAssiette = `${l('Méthode')}="${LIBELLE_METHODE.assiette}"`;
  const collectivite = `OR(${[...COLLECTIVITES].map((code) => `${l('Catégorie')}="${LIBELLE_CATEGORIE[code]}"`).join(',')})`;
  const mixtes = `IF(${l('Rang hypothèse')}>0,AND(${collectivite},${hypothese('Origine des droits')}="",LEFT(${hypothese('Origines lues')},${MIXTE.length})="${MIXTE}"),FALSE)`;
  return (
    `=IF(${estSolde},"",TRIM(` +
    `IF(AND(${enDroits},${sansPart},${convertibles}>0.000001,${listes}=0),"${SANS_DROIT_LISTE}","")&" "&` +
    `IF(AND(${enDroits},NOT(${sansPart})),"${PART_CONVENUE[0]}"&${nombreFormule(l('DU annuels'))}&"${PART_CONVENUE[1]}","")&" "&` +
    `IF(AND(${enAssiette},${sansPart},${toutLeParc},${obligatoires}>0),"${OBLIGATOIRES[0]}"&${nombreFormule(obligatoires)}&"${OBLIGATOIRES[1]}","")&" "&` +
    `IF(AND(${sansPart},${mixtes}),"${MIXTES}","")))`
  );
}
