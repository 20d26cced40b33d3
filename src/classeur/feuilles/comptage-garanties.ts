/** Dwellings of each programme, and the rights of the collectivités there, counted once in Biens. */
import { LONGUEUR_PROGRAMME } from '../../domaine/calcul/programmes-comptage';
import type { ProgrammeCompte } from '../../domaine/resultats-programmes';
import { nomEnFormule } from '../cle-du-titulaire';
import type { Lots } from '../../domaine/lots';
import { colonne, construireTable, construireTableParLots } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, numeroDeSerie, sansJoker } from '../formules';
import type { PlanTable } from '../plan';
import { groupeDuMotif } from './comptage-lieux';
import { droitsGarantis, programmesGarantis, type LigneGarantie } from './droits-garantis';

export function tableLogementsProgrammes(contexte: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('ComptageLogementsProgrammes', entete);
  return construireTable<ProgrammeCompte>(
    'ComptageLogementsProgrammes',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Programme', 'texte', 'texte', 36, ({ programme }) => programme),
      colonne('Logements', 'resultat', 'entier', 12, ({ logements }) => logements, {
        formule: `=SUMIF(Biens[Clé du programme],${sansJoker(l('Clé'))},Biens[Compte])`,
      }),
      colonne('Clé', 'technique', 'general', 14, ({ cle }) => cle, {
        formule: `="D"&${l('Territoire')}&"|P"&LEFT(${l('Programme')},${LONGUEUR_PROGRAMME})`,
      }),
    ],
    programmesGarantis(contexte),
    { ligne: debut, filtres: true },
  );
}

export function* tableComptageGaranties(contexte: Contexte, debut: number): Lots<PlanTable> {
  const l = (entete: string): string => ligne('ComptageGaranties', entete);
  const cle = sansJoker(l('Clé'));
  return yield* construireTableParLots<LigneGarantie>(
    'ComptageGaranties',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Programme', 'texte', 'texte', 14, ({ nomDuProgramme }) => nomDuProgramme),
      colonne('Fin convention', 'texte', 'date', 14, ({ fin }) => (fin === null ? null : numeroDeSerie(fin))),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poidsBrut }) => poidsBrut, {
        formule: `=SUMIF(Biens[Clé programme],${cle},Biens[Poids])`,
      }),
      colonne('Poids échu', 'resultat', 'decimal2', 12, ({ poidsEchu }) => poidsEchu, {
        formule: `=SUMIF(Biens[Clé programme],${cle},Biens[Poids échu])`,
      }),
      colonne('Droits', 'resultat', 'decimal2', 12, ({ poids }) => poids, { formule: `=${l('Poids')}-${l('Poids échu')}` }),
      colonne('Groupe', 'texte', 'texte', 14, ({ motif }) => groupeDuMotif(motif)),
      colonne('Clé', 'technique', 'general', 14, (element) => element.cle, {
        formule:
          `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|ACTIF|"&${nomEnFormule(l('Réservataire'))}` +
          `&"|"&LEFT(${l('Programme')},${LONGUEUR_PROGRAMME})&"|"&${l('Fin convention')}`,
      }),
    ],
    droitsGarantis(contexte),
    { ligne: debut, filtres: true },
  );
}
