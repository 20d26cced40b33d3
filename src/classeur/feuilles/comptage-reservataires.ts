/** `ComptageReservataires`: what each réservataire holds in each territoire, by group of motives. */
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { MOTIFS_AJOUTES } from '../../domaine/motifs-hors-flux';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, sansJoker, sansJokerTexte } from '../formules';
import type { PlanTable } from '../plan';
import { COLONNE_DROITS, COLONNE_GROUPE, groupeDe, titulaireDe, type Groupe } from './comptage-groupes';
import type { LigneProgramme } from './programmes';

export interface Paire {
  readonly territoire: string;
  readonly reservataire: string;
}

/** Every pair that any set of hypotheses shows: a scenario reads the same counts as the reference. */
export function paires({ reference, scenarios, comptage }: Contexte): Paire[] {
  const vues = new Map<string, Paire>();
  for (const paire of [...[reference, ...scenarios].flatMap(({ resultats }) => resultats.flux), ...comptage.lignes]) {
    const cle = `${paire.territoire}|${paire.reservataire}`;
    if (!vues.has(cle)) vues.set(cle, { territoire: paire.territoire, reservataire: paire.reservataire });
  }
  return [...vues.values()];
}

export function tableReservataires(contexte: Contexte, programmes: readonly LigneProgramme[], debut: number): PlanTable {
  const { comptage } = contexte;
  const l = (entete: string): string => ligne('ComptageReservataires', entete);
  const critere = (groupe: Groupe): string => `"D"&${l('Territoire')}&"|${groupe}|"&${l('Nom échappé')}`;
  const reserves = ({ territoire, reservataire }: Paire, groupe: Groupe): number =>
    comptage.lignes.reduce(
      (total, c) => total + (c.territoire === territoire && titulaireDe(c) === reservataire && groupeDe(c.motif) === groupe ? c.poids : 0),
      0,
    );
  const droits = ({ territoire, reservataire }: Paire, groupe: Groupe): number =>
    programmes.reduce(
      (total, p) =>
        total +
        (p.premierTour === null && p.territoire === territoire && p.reservataire === reservataire && p.motif === groupe
          ? p.poids * p.fraction
          : 0),
      0,
    );
  const parGroupe = (retenu: (groupe: Groupe) => boolean): Colonne<Paire>[] => [
    ...[...COLONNE_GROUPE].flatMap(([groupe, entete]) =>
      !retenu(groupe)
        ? []
        : [
            colonne<Paire>(entete, groupe === 'FLUX' ? 'resultat-cle' : 'resultat', 'decimal2', 12, (paire) => reserves(paire, groupe), {
              formule: `=SUMIF(Comptage[Clé titulaire],${critere(groupe)},Comptage[Poids])`,
            }),
          ],
    ),
    ...[...COLONNE_DROITS].flatMap(([groupe, entete]) =>
      !retenu(groupe)
        ? []
        : [
            colonne<Paire>(entete, 'resultat', 'decimal2', 12, (paire) => droits(paire, groupe), {
              formule: `=SUMIF(ComptageProgrammes[Clé titulaire],${critere(groupe)},ComptageProgrammes[Droits à convertir])`,
            }),
          ],
    ),
  ];
  return construireTable<Paire>(
    'ComptageReservataires',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      ...parGroupe((groupe) => !MOTIFS_AJOUTES.has(groupe)),
      colonne('Nom échappé', 'technique', 'general', 14, ({ reservataire }) => sansJokerTexte(nomDeCle(reservataire)), {
        formule: `=${sansJoker(nomEnFormule(l('Réservataire')))}`,
      }),
      colonne('Clé', 'technique', 'general', 14, cleDuTitulaire, {
        formule: `=${cleEnFormule(l)}`,
      }),
      ...parGroupe((groupe) => MOTIFS_AJOUTES.has(groupe)),
    ],
    paires(contexte),
    { ligne: debut, filtres: true },
  );
}
