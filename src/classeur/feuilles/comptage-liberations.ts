/** Libérations of the dwellings of each réservataire, counted once: the rotation of its own parc starts from them. */
import { NON_RESERVE } from '../../domaine/bien';
import { cleDuDroit } from '../../domaine/calcul/comptage';
import { titulaire } from '../../domaine/calcul/rotation-reservataires';
import type { LiberationsReservataire } from '../../domaine/resultats';
import { colonne, construireTable, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, sansJoker } from '../formules';
import { LIBELLE_LIBERATION } from '../libelles';
import type { PlanTable } from '../plan';
import { nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { nomEnFormule } from '../cle-du-titulaire';
import { comptageAVenir, rangerAvecCeuxAVenir } from './comptage-a-venir';

const T = 'ComptageLiberations';
const l = (entete: string): string => ligne(T, entete);
type L = LiberationsReservataire;

/** Header of each kind of libération. */
export const COLONNE_LIBERATION = { externe: 'Externes', mutation: 'Mutations', anru: 'ANRU', 'orcod-lhi': 'ORCOD LHI' } as const;

function comptees(motif: keyof typeof COLONNE_LIBERATION, valeur: (element: L) => number): Colonne<L> {
  return colonne<L>(COLONNE_LIBERATION[motif], 'resultat', 'decimal2', 12, valeur, {
    formule: `=SUMIF(Biens[Clé libération réservataire],${sansJoker(l('Clé'))}&"|${LIBELLE_LIBERATION[motif]}",Biens[Poids])`,
  });
}

export function tableLiberationsReservataires(contexte: Contexte, debut: number): PlanTable {
  return construireTable<L>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Droit', 'texte', 'texte', 14, ({ droit }) => droit),
      comptees('externe', ({ externes }) => externes),
      comptees('mutation', ({ mutations }) => mutations),
      comptees('anru', ({ anru }) => anru),
      comptees('orcod-lhi', ({ orcodLhi }) => orcodLhi),
      colonne('Motif', 'texte', 'texte', 12, ({ motif }) => motif),
      colonne('Clé titulaire', 'technique', 'general', 14, (element) => `D${element.territoire}|${nomDeCle(titulaire(element))}`, {
        formule: `="D"&${l('Territoire')}&"|"&IF(${l('Droit')}="ACTIF",${nomEnFormule(l('Réservataire'))},"${NON_RESERVE}")`,
      }),
      colonne(
        'Clé',
        'technique',
        'general',
        14,
        ({ territoire, motif, droit, reservataire }) => cleDuDroit(territoire, motif, droit, reservataire),
        {
          formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&${l('Droit')}&"|"&${nomEnFormule(l('Réservataire'))}`,
        },
      ),
    ],
    rangerAvecCeuxAVenir(
      contexte,
      contexte.comptage.liberationsReservataires,
      comptageAVenir(contexte).liberations,
      ({ territoire, motif, droit, reservataire }) => cleDuDroit(territoire, motif, droit, reservataire),
    ),
    { ligne: debut, filtres: true },
  );
}
