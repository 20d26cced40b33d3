import { NON_RESERVE, type Bien } from '../../domaine/bien';
import { etatDuDroit } from '../../domaine/calcul/droit';
import { cleDuDroit } from '../../domaine/calcul/comptage';
import { anneeDe } from '../../domaine/calcul/date-reference';
import { poidsDuBien } from '../../domaine/calcul/poids';
import type { Droit } from '../../domaine/resultats';
import { colonne, construireTable, feuille, LIGNE_ENTETE, nonReserves, presentation, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, numeroDeSerie } from '../formules';
import { LIBELLE_LIBERATION, LIBELLE_PARTAGE } from '../libelles';
import type { PlanFeuille } from '../plan';

/** One row per dwelling × réservataire. */
export interface LigneBien {
  readonly bien: Bien;
  readonly reservataire: string;
  readonly rang: number;
  readonly nombre: number;
  readonly poids: number;
  readonly droit: Droit;
  readonly exercice: number;
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
      droit: reservataire === NON_RESERVE ? 'ACTIF' : etatDuDroit(bien, hypotheses.exercice),
      exercice: hypotheses.exercice,
    }));
  });
}

const T = 'Biens';
const l = (entete: string): string => ligne(T, entete);
const serie = (date: string | null): number | null => (date === null ? null : numeroDeSerie(date));

const DROIT =
  `IF(${l('Réservataire')}="${NON_RESERVE}","ACTIF",` +
  `IF(AND(ISNUMBER(${l('Fin convention')}),N(${l('Fin convention')})<Negoflux_DateReference),"ECHU",` +
  `IF(AND(ISNUMBER(${l('Début convention')}),N(${l('Début convention')})>Negoflux_DateReference),"FUTUR","ACTIF")))`;

/** `D31|FLUX|ACTIF|Action Logement` */
export const cleDuBien = ({ bien, reservataire, droit }: LigneBien): string =>
  cleDuDroit(bien.departement ?? '', bien.horsFlux ?? 'FLUX', droit, reservataire);

/** Rights that begin in year N are told apart: they serve one turn only. */
export function cleDuProgramme(element: LigneBien): string {
  const { bien, droit, exercice } = element;
  const debute = droit === 'FUTUR' && bien.debutConvention !== null && anneeDe(bien.debutConvention) === exercice;
  return `${cleDuBien(element)}|${(bien.programme ?? '').slice(0, 80)}|${serie(bien.finConvention) ?? ''}${debute ? '|TOUR' : ''}`;
}

export function cleDeLiberation(bien: Bien): string {
  return bien.liberation === null ? '' : `D${bien.departement ?? ''}|${bien.horsFlux ?? 'FLUX'}|${LIBELLE_LIBERATION[bien.liberation]}`;
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
    formule: `="D"&${l('Département')}&"|"&IF(${l('Hors flux')}="","FLUX",${l('Hors flux')})&"|"&${DROIT}&"|"&LEFT(${l('Réservataire')},100)`,
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
      `=${l('Clé')}&"|"&LEFT(${l('Programme')},80)&"|"&${l('Fin convention')}&IF(${l('Réservataire')}="${NON_RESERVE}","",` +
      `IF(AND(N(${l('Début convention')})>Negoflux_DateReference,OR(NOT(ISNUMBER(${l('Fin convention')})),` +
      `N(${l('Fin convention')})>=Negoflux_DateReference)),IF(YEAR(N(${l('Début convention')}))=Negoflux_Exercice,"|TOUR",""),""))`,
  }),
  ]),
  colonne('Référence', 'texte', 'texte', 14, ({ bien }) => bien.refBailleur),
  ...techniques<LigneBien>([
  colonne('Clé libération', 'resultat', 'general', 22, ({ bien }) => cleDeLiberation(bien), {
    formule: `=IF(${l('Libération')}="","","D"&${l('Département')}&"|"&IF(${l('Hors flux')}="","FLUX",${l('Hors flux')})&"|"&${l('Libération')})`,
  }),
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
        'La clé et le poids (colonnes masquées) servent au comptage ; un logement compte une seule fois dans le parc (indicateurs : Référentiel interbailleurs Occitanie, 2023).',
    ),
    tables: [table],
    misesEnForme: [nonReserves(table, 'Réservataire')],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 2 },
  });
}
