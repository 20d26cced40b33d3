/** Alerts V20 to V22, conventions not signed and the État outside QPV as the sheets compute them, in a sentence with the way out: read back from the cells, never computed again. */
import { nomDuTerritoire } from '../../classeur/libelles';
import type { TablesLues } from '../../excel/porte';
import { lignesLues, nombreLu, texteLu, type LigneLue } from './tables-lues';
import { afficherEntier } from './nombres';

const TABLE_DU_PARC = 'ControlesDuParc';
const TABLE_DES_DELAIS = 'Delais';
const TABLE_DES_REPRISES = 'Reprises';
const TABLE_HORS_QPV = 'EtatHorsQPV';
export const TABLES_DES_ALERTES: readonly string[] = [TABLE_DU_PARC, TABLE_DES_DELAIS, TABLE_DES_REPRISES, TABLE_HORS_QPV];

const estAlerte = (ligne: LigneLue, entete: string): boolean => texteLu(ligne(entete)).startsWith('Alerte');

export function lireAlertes(tables: TablesLues): readonly string[] {
  return [
    ...lignesLues(tables, TABLE_DU_PARC).flatMap(alertesDuParc),
    ...lignesLues(tables, TABLE_DES_DELAIS).flatMap(alerteDuDelai),
    ...lignesLues(tables, TABLE_DES_REPRISES).flatMap(alerteDesReprises),
    ...lignesLues(tables, TABLE_HORS_QPV).flatMap(alerteHorsQpv),
  ];
}

function alertesDuParc(ligne: LigneLue): readonly string[] {
  const territoire = nomDuTerritoire(texteLu(ligne('Territoire')));
  const compte = (entete: string): string => afficherEntier(nombreLu(ligne(entete)) ?? 0);
  return [
    ...(estAlerte(ligne, 'Parc')
      ? [
          `${territoire} : ${compte('Logements')} logements dans l’inventaire pour un parc déclaré de ${compte('Parc déclaré')} (V20). Complétez l’inventaire, ou corrigez le parc déclaré dans Hypothèses.`,
        ]
      : []),
    ...(estAlerte(ligne, 'Périmètre')
      ? [
          `${territoire} : ce département n’est pas dans ceux de la convention (V21). Retirez ses logements, ou complétez « Départements de la convention » dans Hypothèses.`,
        ]
      : []),
  ];
}

/** The sheet's own sentence says how many attributions, and what the caps do not do. */
function alerteDesReprises(ligne: LigneLue): readonly string[] {
  if (!estAlerte(ligne, 'Constat')) return [];
  const constat = texteLu(ligne('Constat')).replace(/^Alerte( :|\.) /, '');
  return [
    `${nomDuTerritoire(texteLu(ligne('Territoire')))} : ${constat} Mettez à jour « Statut de la convention » dans Hypothèses dès qu’elle est signée.`,
  ];
}

function alerteHorsQpv(ligne: LigneLue): readonly string[] {
  if (!['Contrôle du flux hors QPV', 'Contrôle de ses logements'].some((entete) => estAlerte(ligne, entete))) return [];
  return [`${nomDuTerritoire(texteLu(ligne('Territoire')))}, part de l’État hors QPV : ${texteLu(ligne('Constat'))}`];
}

function alerteDuDelai(ligne: LigneLue): readonly string[] {
  if (!estAlerte(ligne, 'Contrôle du délai')) return [];
  return [
    `${texteLu(ligne('Documents'))} : envoi hors délai, ils sont dus avant le 28 février (V22). Vérifiez la date d’envoi dans Hypothèses.`,
  ];
}
