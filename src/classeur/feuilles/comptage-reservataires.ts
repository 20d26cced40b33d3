/** `ComptageReservataires`: what each réservataire holds in each territoire, by group of motives. */
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { MOTIFS_AJOUTES } from '../../domaine/motifs-hors-flux';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';
import type { Lots } from '../../domaine/lots';
import { colonne, construireTableParLots, type Colonne } from '../construire';
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

/** Sums in the order of the rows, as going through all of them for each pair would give. */
function sommer<L>(lignes: readonly L[], cleDe: (element: L) => string | null, poids: (element: L) => number): (cle: string) => number {
  const sommes = new Map<string, number>();
  for (const element of lignes) {
    const cle = cleDe(element);
    if (cle !== null) sommes.set(cle, (sommes.get(cle) ?? 0) + poids(element));
  }
  return (cle) => sommes.get(cle) ?? 0;
}

const cleDuGroupe = ({ territoire, reservataire }: Paire, groupe: Groupe): string => `${territoire}|${groupe}|${reservataire}`;

export function* tableReservataires(contexte: Contexte, programmes: readonly LigneProgramme[], debut: number): Lots<PlanTable> {
  const { comptage } = contexte;
  const l = (entete: string): string => ligne('ComptageReservataires', entete);
  const critere = (groupe: Groupe): string => `"D"&${l('Territoire')}&"|${groupe}|"&${l('Nom échappé')}`;
  const reserves = sommer(
    comptage.lignes,
    (c) => cleDuGroupe({ territoire: c.territoire, reservataire: titulaireDe(c) }, groupeDe(c.motif)),
    (c) => c.poids,
  );
  const droits = sommer(
    programmes,
    (p) => (p.premierTour === null ? cleDuGroupe(p, p.motif) : null),
    (p) => p.poids * p.fraction,
  );
  yield;
  const parGroupe = (retenu: (groupe: Groupe) => boolean): Colonne<Paire>[] => [
    ...[...COLONNE_GROUPE].flatMap(([groupe, entete]) =>
      !retenu(groupe)
        ? []
        : [
            colonne<Paire>(
              entete,
              groupe === 'FLUX' ? 'resultat-cle' : 'resultat',
              'decimal2',
              12,
              (paire) => reserves(cleDuGroupe(paire, groupe)),
              {
                formule: `=SUMIF(Comptage[Clé titulaire],${critere(groupe)},Comptage[Poids])`,
              },
            ),
          ],
    ),
    ...[...COLONNE_DROITS].flatMap(([groupe, entete]) =>
      !retenu(groupe)
        ? []
        : [
            colonne<Paire>(entete, 'resultat', 'decimal2', 12, (paire) => droits(cleDuGroupe(paire, groupe)), {
              formule: `=SUMIF(ComptageProgrammes[Clé titulaire],${critere(groupe)},ComptageProgrammes[Droits à convertir])`,
            }),
          ],
    ),
  ];
  return yield* construireTableParLots<Paire>(
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
