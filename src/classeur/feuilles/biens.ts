import { NON_RESERVE, type Bien, type TypeConstruction, type TypeDeDroit } from '../../domaine/bien';
import { cleDuDroit, droitDuReservataire, partEchue } from '../../domaine/calcul/comptage';
import type { EtatDuDroit } from '../../domaine/calcul/droit';
import { aDesDroitsAPart, etatAPart } from '../../domaine/calcul/droits-a-part';
import { finEffective } from '../../domaine/calcul/fin-effective';
import { anneeDe } from '../../domaine/calcul/date-reference';
import { cleDeLEmplacement, emplacementDe, LONGUEUR_LIEU } from '../../domaine/calcul/infra-comptage';
import { poidsDuBien } from '../../domaine/calcul/poids';
import { HORS_REFERENCE } from '../../domaine/calcul/rotation-reservataires';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { cleDuProgrammeSeul, LONGUEUR_PROGRAMME } from '../../domaine/calcul/programmes-comptage';
import { lignesAFinIllisibleParLots } from '../../domaine/qualite/fins-illisibles';
import type { DroitAPart } from '../../domaine/resultats';
import { colonne, construireTableParLots, feuille, LIGNE_ENTETE, nonReserves, presentation, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne, numeroDeSerie } from '../formules';
import { LIBELLE_DROITS_A_PART, LIBELLE_ECHEANCE, LIBELLE_LIBERATION, LIBELLE_ORIGINE, LIBELLE_PARTAGE } from '../libelles';
import { libelleDuFinancement } from '../libelles-financement';
import type { PlanFeuille } from '../plan';
import { uneFois } from '../une-fois';
import { nomEnFormule } from '../cle-du-titulaire';
import { aDesPartages, combinaisonDuBien, TABLE_PRIORITES } from './comptage-priorites';

/** One row per dwelling × réservataire. */
export interface LigneBien {
  readonly bien: Bien;
  readonly reservataire: string;
  readonly rang: number;
  readonly nombre: number;
  readonly poids: number;
  readonly droit: EtatDuDroit;
  /** No droit de suite, and counted apart: what it is once active. */
  readonly aPart: DroitAPart | null;
  /** Effective end. */
  readonly fin: string | null;
  /** The source gives an end that could not be read. */
  readonly finIllisible: boolean;
  /** What « prorata » takes from the weight in year N. */
  readonly poidsEchu: number;
}

/** Rows of the source whose end of convention is written and could not be read. */
const FINS_ILLISIBLES = uneFois(({ inventaire }) => lignesAFinIllisibleParLots(inventaire));
export const finsIllisibles = FINS_ILLISIBLES.lire;

const LIGNES = uneFois(decrireLesBiens);
export const lignesDesBiens = LIGNES.lire;
export const preparerLignesDesBiens = LIGNES.preparer;

function* decrireLesBiens(contexte: Contexte): Lots<readonly LigneBien[]> {
  const { inventaire, hypotheses } = contexte;
  const lignes: LigneBien[] = [];
  const illisibles = yield* FINS_ILLISIBLES.preparer(contexte);
  yield* parcourirParLots(inventaire.biens, (bien) => {
    const parts = poidsDuBien(bien, hypotheses);
    const fin = finEffective(bien, hypotheses);
    const aPart = etatAPart(bien, hypotheses);
    parts.forEach(({ reservataire, poids }, rang) =>
      lignes.push({
        bien,
        reservataire,
        rang: rang + 1,
        nombre: parts.length,
        poids,
        droit: droitDuReservataire(bien, reservataire, hypotheses),
        aPart,
        fin,
        finIllisible: illisibles.has(bien.ligneSource),
        poidsEchu: poids * (partEchue(bien, reservataire, hypotheses) ?? 0),
      }),
    );
  });
  return lignes;
}

const T = 'Biens';
const l = (entete: string): string => ligne(T, entete);
const serie = (date: string | null): number | null => (date === null ? null : numeroDeSerie(date));

const DROIT =
  `IF(${l('Réservataire')}="${NON_RESERVE}","ACTIF",` +
  `IF(AND(ISNUMBER(${l('Fin effective')}),N(${l('Fin effective')})<Negoflux_DateReference),"ECHU",` +
  `IF(AND(ISNUMBER(${l('Début convention')}),N(${l('Début convention')})>Negoflux_DateReference),"FUTUR","ACTIF")))`;

const LIBELLE_TYPE_DE_DROIT: Readonly<Record<TypeDeDroit, string>> = { suite: 'Suite', unique: 'Unique', 'un-tour': 'Un tour' };
/** An empty cell, or a word that is no choice, sets them apart too: that is the default. */
const A_PART = `Negoflux_DroitsAPart<>"${LIBELLE_DROITS_A_PART['droits-de-suite']}"`;
const deType = (type: TypeDeDroit): string => `${l('Type de droit')}="${LIBELLE_TYPE_DE_DROIT[type]}"`;
const ACTIF_SELON_LE_TYPE = `IF(${A_PART},IF(${deType('unique')},"UNIQUE",IF(${deType('un-tour')},"UN_TOUR","ACTIF")),"ACTIF")`;
const TOUR = `"|TOUR"&YEAR(N(${l('Début convention')}))`;
/** Ends the key of a right that its first turn ends. */
export const SEUL_TOUR = '|SEUL';
const TOUR_SELON_LE_TYPE = `IF(${A_PART},IF(${deType('unique')},"",${TOUR}&IF(${deType('un-tour')},"${SEUL_TOUR}","")),${TOUR})`;
const COMMENCE = `N(${l('Début convention')})<=Negoflux_DateReference)`;
const COMMENCE_SELON_LE_TYPE = `${COMMENCE.slice(0, -1)},NOT(AND(${A_PART},OR(${deType('unique')},${deType('un-tour')}))))`;

/** `D31|FLUX|ACTIF|Action Logement` */
export const cleDuBien = ({ bien, reservataire, droit }: LigneBien): string =>
  cleDuDroit(bien.departement ?? '', bien.horsFlux ?? 'FLUX', droit, reservataire);

/**
 * Rights to come are told apart by their year: they serve one turn, then enter the droits de suite, unless that turn ends them. A droit
 * unique has no first letting of its own.
 */
export function cleDuProgramme(element: LigneBien): string {
  const { bien, droit, aPart, fin } = element;
  const aUnTour = droit === 'FUTUR' && bien.debutConvention !== null && aPart !== 'UNIQUE';
  const tour = aUnTour ? `|TOUR${anneeDe(bien.debutConvention)}${aPart === 'UN_TOUR' ? SEUL_TOUR : ''}` : '';
  return `${cleDuBien(element)}|${(bien.programme ?? '').slice(0, 80)}|${serie(fin) ?? ''}${tour}`;
}

/** `D31|REF|Externe`; `HORS` when the parc de référence leaves the dwelling out. */
export function cleDeLiberation(bien: Bien): string {
  if (bien.liberation === null) return '';
  return `D${bien.departement ?? ''}|${HORS_REFERENCE.has(bien.horsFlux ?? 'FLUX') ? 'HORS' : 'REF'}|${LIBELLE_LIBERATION[bien.liberation]}`;
}

/** `D31|FLUX|ACTIF|Action Logement|Externe` */
export function cleDeLiberationDuReservataire(element: LigneBien): string {
  const { liberation } = element.bien;
  return liberation === null ? '' : `${cleDuBien(element)}|${LIBELLE_LIBERATION[liberation]}`;
}

const MOTIFS_HORS_REFERENCE = [...HORS_REFERENCE].map((motif) => `${l('Hors flux')}="${motif}"`).join(',');
const COMMUNE = `LEFT(${l('Commune')},${LONGUEUR_LIEU})`;
const EPCI = `LEFT(${l('EPCI')},${LONGUEUR_LIEU})`;

/** `D31|C31395|E200068641|FLUX|Externe` */
export function cleDuLieuDuBien({ bien }: LigneBien): string {
  return cleDeLEmplacement(
    emplacementDe(bien),
    bien.horsFlux ?? 'FLUX',
    bien.liberation === null ? '' : LIBELLE_LIBERATION[bien.liberation],
  );
}

/** `D31|FLUX|ACTIF|Commune de Muret|C31395|E200068641` */
export function cleDuDroitAuLieu(element: LigneBien): string {
  const { commune, epci } = emplacementDe(element.bien);
  return `${cleDuBien(element)}|C${commune}|E${epci}`;
}

const LIBELLE_CONSTRUCTION: Readonly<Record<TypeConstruction, string>> = { C: 'Collectif', I: 'Individuel', E: 'Étudiant' };
const oui = (valeur: boolean | null): string | null => (valeur === null ? null : valeur ? 'Oui' : 'Non');

const PREMIER_DE_LA_CELLULE = `IF(${l('Rang')}=1,1,0)`;
/** Ranked once by combination of names: a dwelling only finds whether its name is the first of its own. */
const PREMIER_DU_CLASSEMENT =
  `IF(${l('Nombre de réservataires')}>1,IFERROR(${chercher(TABLE_PRIORITES, 'Prioritaire', `${l('Combinaison')}&"|"&${l('Rang')}`)},` +
  `${PREMIER_DE_LA_CELLULE}),1)`;

const COLONNES: readonly Colonne<LigneBien>[] = [
  colonne('N° RPLS', 'texte', 'texte', 13, ({ bien }) => bien.rplsId),
  colonne('Réservataire', 'texte', 'texte', 30, ({ reservataire }) => reservataire),
  colonne('Département', 'texte', 'texte', 12, ({ bien }) => bien.departement),
  colonne('EPCI', 'texte', 'texte', 12, ({ bien }) => bien.epci ?? bien.epciNom),
  colonne('Commune', 'texte', 'texte', 12, ({ bien }) => bien.commune ?? bien.communeNom),
  colonne('QPV', 'texte', 'texte', 7, ({ bien }) => oui(bien.qpv)),
  colonne('Typologie', 'texte', 'texte', 10, ({ bien }) => (bien.typologie === null ? null : `T${bien.typologie}`)),
  colonne('Financement', 'texte', 'texte', 12, ({ bien }) => bien.financement),
  colonne('Collectif/Individuel', 'texte', 'texte', 11, ({ bien }) => bien.construction),
  colonne('Programme', 'texte', 'texte', 24, ({ bien }) => bien.programme),
  colonne('Début convention', 'texte', 'date', 12, ({ bien }) => serie(bien.debutConvention)),
  colonne('Fin convention', 'texte', 'date', 12, ({ bien }) => serie(bien.finConvention)),
  colonne('Hors flux', 'texte', 'texte', 12, ({ bien }) => bien.horsFlux),
  colonne('Libération', 'texte', 'texte', 11, ({ bien }) => (bien.liberation === null ? null : LIBELLE_LIBERATION[bien.liberation])),
  colonne('Ligne source', 'texte', 'entier', 9, ({ bien }) => bien.ligneSource),
  ...techniques<LigneBien>([
    colonne('Clé', 'resultat', 'general', 38, cleDuBien, {
      formule: `="D"&${l('Département')}&"|"&IF(${l('Hors flux')}="","FLUX",${l('Hors flux')})&"|"&${DROIT}&"|"&${nomEnFormule(l('Réservataire'))}`,
    }),
    colonne('Poids', 'resultat', 'decimal4', 9, ({ poids }) => poids, {
      formule:
        `=IF(Negoflux_PlusieursReservataires="${LIBELLE_PARTAGE.double}",1,IF(Negoflux_PlusieursReservataires="${LIBELLE_PARTAGE.priorite}",` +
        `${PREMIER_DE_LA_CELLULE},1/MAX(1,${l('Nombre de réservataires')})))`,
    }),
    colonne('Rang', 'texte', 'entier', 7, ({ rang }) => rang),
    colonne('Nombre de réservataires', 'texte', 'entier', 12, ({ nombre }) => nombre),
    // A dwelling without département belongs to no territoire: it counts in none, and rule V03 reports it.
    colonne('Compte', 'texte', 'entier', 8, ({ bien, rang }) => (rang === 1 && bien.departement !== null ? 1 : 0)),
    colonne('Clé programme', 'resultat', 'general', 46, cleDuProgramme, {
      formule:
        `=${l('Clé')}&"|"&LEFT(${l('Programme')},80)&"|"&${l('Fin effective')}&IF(${l('Réservataire')}="${NON_RESERVE}","",` +
        `IF(AND(N(${l('Début convention')})>Negoflux_DateReference,OR(NOT(ISNUMBER(${l('Fin effective')})),` +
        `N(${l('Fin effective')})>=Negoflux_DateReference)),${TOUR},""))`,
    }),
  ]),
  colonne('Référence', 'texte', 'texte', 14, ({ bien }) => bien.refBailleur),
  ...techniques<LigneBien>([
    colonne('Clé libération', 'resultat', 'general', 22, ({ bien }) => cleDeLiberation(bien), {
      formule: `=IF(${l('Libération')}="","","D"&${l('Département')}&IF(OR(${MOTIFS_HORS_REFERENCE}),"|HORS|","|REF|")&${l('Libération')})`,
    }),
    // Freed dwellings only: the others count nowhere.
    colonne('Clé libération réservataire', 'resultat', 'general', 22, cleDeLiberationDuReservataire, {
      formule: `=IF(${l('Libération')}="","",${l('Clé')}&"|"&${l('Libération')})`,
    }),
  ]),
  colonne('Dernier versement', 'texte', 'date', 12, ({ bien }) => serie(bien.dernierVersement)),
  colonne('Origine du droit', 'texte', 'texte', 14, ({ bien }) =>
    bien.origineDuDroit === null ? null : LIBELLE_ORIGINE[bien.origineDuDroit],
  ),
  colonne('Fin effective', 'resultat', 'date', 12, ({ fin }) => serie(fin) ?? '', {
    formule:
      `=IF(AND(ISNUMBER(${l('Dernier versement')}),OR(${l('Origine du droit')}="",${l('Origine du droit')}="${LIBELLE_ORIGINE.garantie}")),` +
      `MAX(N(${l('Fin convention')}),EDATE(N(${l('Dernier versement')}),INT(ROUND(12*MAX(0,N(Negoflux_ProlongationGarantie)),6)))),` +
      `IF(ISNUMBER(${l('Fin convention')}),${l('Fin convention')},""))`,
  }),
  ...techniques<LigneBien>([
    colonne('Poids échu', 'resultat', 'decimal4', 9, ({ poidsEchu }) => poidsEchu, {
      formule:
        `=IF(Negoflux_EcheanceEnCours="${LIBELLE_ECHEANCE.prorata}",IF(AND(ISNUMBER(${l('Fin effective')}),${l('Réservataire')}<>"${NON_RESERVE}",` +
        `${COMMENCE},IF(YEAR(N(${l('Fin effective')}))=Negoflux_Exercice,${l('Poids')}*(1-` +
        `(N(${l('Fin effective')})-DATE(Negoflux_Exercice,1,1)+1)/(DATE(Negoflux_Exercice+1,1,1)-DATE(Negoflux_Exercice,1,1))),0),0),0)`,
    }),
    // Where the dwelling stands, counted once for the communes and the EPCI.
    colonne('Clé lieu', 'resultat', 'general', 22, cleDuLieuDuBien, {
      formule: `="D"&${l('Département')}&"|C"&${COMMUNE}&"|E"&${EPCI}&"|"&IF(${l('Hors flux')}="","FLUX",${l('Hors flux')})&"|"&${l('Libération')}`,
    }),
    colonne('Clé droit lieu', 'resultat', 'general', 38, cleDuDroitAuLieu, { formule: `=${l('Clé')}&"|C"&${COMMUNE}&"|E"&${EPCI}` }),
    // Whatever its motive and its réservataire: what the cap of the guarantees « of each programme » is counted on.
    colonne('Clé du programme', 'resultat', 'general', 30, ({ bien }) => cleDuProgrammeSeul(bien), {
      formule: `="D"&${l('Département')}&"|P"&LEFT(${l('Programme')},${LONGUEUR_PROGRAMME})`,
    }),
  ]),
  // What a réservataire asks for beside the thirteen indicators: which convention, which right, and the period of the bilan (CCH R.441-5-1).
  colonne('Année de construction', 'texte', 'general', 13, ({ bien }) => bien.anneeConstruction),
  colonne('N° convention', 'texte', 'texte', 16, ({ bien }) => bien.complements?.conventionRef ?? null),
  colonne('Type de droit', 'texte', 'texte', 12, ({ bien }) => {
    const type = bien.complements?.typeDuDroit ?? null;
    return type === null ? null : LIBELLE_TYPE_DE_DROIT[type];
  }),
  // The codes above are what the formulas count by; these say them in words.
  colonne('Nom de la commune', 'texte', 'texte', 24, ({ bien }) => bien.communeNom),
  colonne('Nom de l’EPCI', 'texte', 'texte', 34, ({ bien }) => bien.epciNom),
  colonne('Libellé du financement', 'texte', 'texte', 24, ({ bien }) => libelleDuFinancement(bien.financement, bien.departement)),
  colonne('Type de construction', 'texte', 'texte', 13, ({ bien }) =>
    bien.construction === null ? null : LIBELLE_CONSTRUCTION[bien.construction],
  ),
  ...techniques<LigneBien>([colonne('Fin illisible', 'texte', 'entier', 8, ({ finIllisible }) => (finIllisible ? 1 : 0))]),
];

const SELON_LE_TYPE: Readonly<Record<string, readonly [string, string]>> = {
  Clé: ['"ACTIF")))', `${ACTIF_SELON_LE_TYPE})))`],
  'Clé programme': [TOUR, TOUR_SELON_LE_TYPE],
  'Poids échu': [COMMENCE, COMMENCE_SELON_LE_TYPE],
};

/** Rights to one attribution may be counted apart: most inventories have none, and their formulas do not look for any. */
function selonLeType(c: Colonne<LigneBien>): Colonne<LigneBien> {
  const [ancien, nouveau] = SELON_LE_TYPE[c.entete] ?? ['', ''];
  return ancien === '' || c.formule === undefined ? c : { ...c, formule: c.formule.replace(ancien, () => nouveau) };
}

/** Where no dwelling has several names, no row waits for a ranking. */
function colonnesDesBiens(contexte: Contexte): readonly Colonne<LigneBien>[] {
  const classees = aDesPartages(contexte)
    ? COLONNES.map((c) =>
        c.entete === 'Poids' ? { ...c, formule: c.formule?.replace(PREMIER_DE_LA_CELLULE, () => PREMIER_DU_CLASSEMENT) ?? '' } : c,
      )
    : COLONNES;
  return [
    ...(aDesDroitsAPart(contexte.inventaire.biens) ? classees.map(selonLeType) : classees),
    ...techniques<LigneBien>([colonne('Combinaison', 'texte', 'texte', 10, ({ bien }) => combinaisonDuBien(contexte, bien))]),
  ];
}

/** As far as the row of the source; beyond, one searches on the screen. */
const COLONNES_IMPRIMEES = 15;

export function* feuilleBiens(contexte: Contexte): Generator<void, PlanFeuille> {
  const table = yield* construireTableParLots(T, colonnesDesBiens(contexte), lignesDesBiens(contexte), {
    ligne: LIGNE_ENTETE,
    filtres: true,
  });
  return feuille({
    cle: 'biens',
    nom: 'Biens',
    couleurOnglet: '#7F7F7F',
    cellules: presentation(
      'Biens – état des réservations',
      'Quels logements composent le parc, et à qui sont-ils réservés ?',
      `Lecture de la feuille « ${contexte.meta.feuilleSource} », qui n’est jamais modifiée : une ligne par logement et par réservataire. ` +
        'Fin effective : fin de la convention, ou quelques années après le dernier versement du prêt garanti si elle est plus tardive (CCH L.441-1, R.441-6 ; durée dans Hypothèses). ' +
        'La clé et le poids (colonnes masquées) servent au comptage ; un logement compte une seule fois dans le parc (indicateurs : Référentiel interbailleurs Occitanie, 2023).',
    ),
    tables: [table],
    misesEnForme: [nonReserves(table, 'Réservataire')],
    aImprimer: { colonnes: COLONNES_IMPRIMEES },
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 2 },
  });
}
