import { NON_RESERVE, type Bien } from '../../domaine/bien';
import { cleDuDroit, droitDuReservataire, partEchue } from '../../domaine/calcul/comptage';
import type { EtatDuDroit } from '../../domaine/calcul/droit';
import { finEffective } from '../../domaine/calcul/fin-effective';
import { anneeDe } from '../../domaine/calcul/date-reference';
import { cleDeLEmplacement, emplacementDe, LONGUEUR_LIEU } from '../../domaine/calcul/infra-comptage';
import { poidsDuBien } from '../../domaine/calcul/poids';
import { colonne, construireTable, feuille, LIGNE_ENTETE, nonReserves, presentation, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, numeroDeSerie } from '../formules';
import { LIBELLE_ECHEANCE, LIBELLE_LIBERATION, LIBELLE_ORIGINE, LIBELLE_PARTAGE } from '../libelles';
import type { PlanFeuille } from '../plan';
import { nomEnFormule } from '../cle-du-titulaire';

/** One row per dwelling × réservataire. */
export interface LigneBien {
  readonly bien: Bien;
  readonly reservataire: string;
  readonly rang: number;
  readonly nombre: number;
  readonly poids: number;
  readonly droit: EtatDuDroit;
  /** Effective end. */
  readonly fin: string | null;
  /** What « prorata » takes from the weight in year N. */
  readonly poidsEchu: number;
}

export function lignesDesBiens({ inventaire, hypotheses }: Contexte): LigneBien[] {
  return inventaire.biens.flatMap((bien) => {
    const parts = poidsDuBien(bien, hypotheses.plusieursReservataires);
    return parts.map(({ reservataire, poids }, rang) => ({
      bien,
      reservataire,
      rang: rang + 1,
      nombre: parts.length,
      poids,
      droit: droitDuReservataire(bien, reservataire, hypotheses),
      fin: finEffective(bien, hypotheses),
      poidsEchu: poids * (partEchue(bien, reservataire, hypotheses) ?? 0),
    }));
  });
}

const T = 'Biens';
const l = (entete: string): string => ligne(T, entete);
const serie = (date: string | null): number | null => (date === null ? null : numeroDeSerie(date));

const DROIT =
  `IF(${l('Réservataire')}="${NON_RESERVE}","ACTIF",` +
  `IF(AND(ISNUMBER(${l('Fin effective')}),N(${l('Fin effective')})<Negoflux_DateReference),"ECHU",` +
  `IF(AND(ISNUMBER(${l('Début convention')}),N(${l('Début convention')})>Negoflux_DateReference),"FUTUR","ACTIF")))`;

/** `D31|FLUX|ACTIF|Action Logement` */
export const cleDuBien = ({ bien, reservataire, droit }: LigneBien): string =>
  cleDuDroit(bien.departement ?? '', bien.horsFlux ?? 'FLUX', droit, reservataire);

/** Rights to come are told apart by their year: they serve one turn, then enter the droits de suite. */
export function cleDuProgramme(element: LigneBien): string {
  const { bien, droit, fin } = element;
  const tour = droit === 'FUTUR' && bien.debutConvention !== null ? `|TOUR${anneeDe(bien.debutConvention)}` : '';
  return `${cleDuBien(element)}|${(bien.programme ?? '').slice(0, 80)}|${serie(fin) ?? ''}${tour}`;
}

export function cleDeLiberation(bien: Bien): string {
  return bien.liberation === null ? '' : `D${bien.departement ?? ''}|${bien.horsFlux ?? 'FLUX'}|${LIBELLE_LIBERATION[bien.liberation]}`;
}

/** `D31|FLUX|ACTIF|Action Logement|Externe` */
export function cleDeLiberationDuReservataire(element: LigneBien): string {
  const { liberation } = element.bien;
  return liberation === null ? '' : `${cleDuBien(element)}|${LIBELLE_LIBERATION[liberation]}`;
}

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

const oui = (valeur: boolean | null): string | null => (valeur === null ? null : valeur ? 'Oui' : 'Non');

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
        `IF(${l('Rang')}=1,1,0),1/MAX(1,${l('Nombre de réservataires')})))`,
    }),
    colonne('Rang', 'texte', 'entier', 7, ({ rang }) => rang),
    colonne('Nombre de réservataires', 'texte', 'entier', 12, ({ nombre }) => nombre),
    // A dwelling without département belongs to no territoire: it counts in none, and rule V03 reports it.
    colonne('Compte', 'texte', 'entier', 8, ({ bien, rang }) => (rang === 1 && bien.departement !== null ? 1 : 0)),
    colonne('Clé programme', 'resultat', 'general', 46, cleDuProgramme, {
      formule:
        `=${l('Clé')}&"|"&LEFT(${l('Programme')},80)&"|"&${l('Fin effective')}&IF(${l('Réservataire')}="${NON_RESERVE}","",` +
        `IF(AND(N(${l('Début convention')})>Negoflux_DateReference,OR(NOT(ISNUMBER(${l('Fin effective')})),` +
        `N(${l('Fin effective')})>=Negoflux_DateReference)),"|TOUR"&YEAR(N(${l('Début convention')})),""))`,
    }),
  ]),
  colonne('Référence', 'texte', 'texte', 14, ({ bien }) => bien.refBailleur),
  ...techniques<LigneBien>([
    colonne('Clé libération', 'resultat', 'general', 22, ({ bien }) => cleDeLiberation(bien), {
      formule: `=IF(${l('Libération')}="","","D"&${l('Département')}&"|"&IF(${l('Hors flux')}="","FLUX",${l('Hors flux')})&"|"&${l('Libération')})`,
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
        `N(${l('Début convention')})<=Negoflux_DateReference),IF(YEAR(N(${l('Fin effective')}))=Negoflux_Exercice,${l('Poids')}*(1-` +
        `(N(${l('Fin effective')})-DATE(Negoflux_Exercice,1,1)+1)/(DATE(Negoflux_Exercice+1,1,1)-DATE(Negoflux_Exercice,1,1))),0),0),0)`,
    }),
    // Where the dwelling stands, counted once for the communes and the EPCI.
    colonne('Clé lieu', 'resultat', 'general', 22, cleDuLieuDuBien, {
      formule: `="D"&${l('Département')}&"|C"&${COMMUNE}&"|E"&${EPCI}&"|"&IF(${l('Hors flux')}="","FLUX",${l('Hors flux')})&"|"&${l('Libération')}`,
    }),
    colonne('Clé droit lieu', 'resultat', 'general', 38, cleDuDroitAuLieu, { formule: `=${l('Clé')}&"|C"&${COMMUNE}&"|E"&${EPCI}` }),
  ]),
];

export function feuilleBiens(contexte: Contexte): PlanFeuille {
  const table = construireTable(T, COLONNES, lignesDesBiens(contexte), { ligne: LIGNE_ENTETE, filtres: true });
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
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 2 },
  });
}
