/** `Comptage`: the combinations that exist, counted once in Biens. */
import { NON_RESERVE } from '../../domaine/bien';
import { nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { cleDuDroit } from '../../domaine/calcul/comptage';
import { HORS_REFERENCE } from '../../domaine/calcul/rotation-reservataires';
import type { LigneComptage } from '../../domaine/resultats';
import { nomEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, sansJoker } from '../formules';
import type { PlanTable } from '../plan';
import { comptageAVenir, rangerAvecCeuxAVenir } from './comptage-a-venir';
import { groupeDe, titulaireDe } from './comptage-groupes';

const cleDePoids = ({ territoire, motif, droit, reservataire }: LigneComptage): string =>
  cleDuDroit(territoire, motif, droit === 'ECHEANCE' ? 'ACTIF' : droit, reservataire);

/** Sums by key of weight: a right that ends in year N and its line ECHEANCE share theirs. */
function sommesDesPoids(lignes: readonly LigneComptage[]): (ligne: LigneComptage) => number {
  const sommes = new Map<string, number>();
  for (const element of lignes) sommes.set(cleDePoids(element), (sommes.get(cleDePoids(element)) ?? 0) + element.poids);
  return (element) => sommes.get(cleDePoids(element)) ?? 0;
}

export function tableComptage(contexte: Contexte, debut: number): PlanTable {
  const { comptage } = contexte;
  const l = (entete: string): string => ligne('Comptage', entete);
  const brut = sommesDesPoids(comptage.lignes);
  const echu = sommesDesPoids(comptage.lignes.filter(({ droit }) => droit === 'ECHEANCE'));
  return construireTable<LigneComptage>(
    'Comptage',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Droit', 'texte', 'texte', 14, ({ droit }) => droit),
      colonne('Clé', 'technique', 'general', 14, ({ cle }) => cle, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&${l('Droit')}&"|"&${nomEnFormule(l('Réservataire'))}`,
      }),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poids }) => poids, {
        formule: `=IF(${l('Droit')}="ECHEANCE",${l('Poids échu')},${l('Poids brut')}-IF(${l('Droit')}="ACTIF",${l('Poids échu')},0))`,
      }),
      colonne('Logements', 'resultat', 'entier', 12, ({ logements }) => logements, {
        // Each search over Biens that cannot find anything is spared.
        formule: `=IF(${l('Droit')}="ECHEANCE",0,SUMIF(Biens[Clé],${sansJoker(l('Clé'))},Biens[Compte]))`,
      }),
      colonne('Groupe', 'texte', 'texte', 14, ({ motif }) => groupeDe(motif)),
      // An expired or future right leaves its dwelling to what nobody reserves.
      colonne('Titulaire', 'resultat', 'general', 14, titulaireDe, {
        formule: `=IF(${l('Droit')}="ACTIF",${l('Réservataire')},"${NON_RESERVE}")`,
      }),
      colonne('Clé titulaire', 'technique', 'general', 14, (c) => `D${c.territoire}|${groupeDe(c.motif)}|${nomDeCle(titulaireDe(c))}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Groupe')}&"|"&${nomEnFormule(l('Titulaire'))}`,
      }),
      colonne('Clé motif', 'technique', 'general', 14, ({ territoire, motif }) => `D${territoire}|${motif}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}`,
      }),
      colonne('Clé territoire', 'technique', 'general', 14, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      // What « prorata » takes from a right that ends in year N is counted with that right, and carried by the line ECHEANCE.
      colonne('Clé de poids', 'technique', 'general', 14, cleDePoids, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&IF(${l('Droit')}="ECHEANCE","ACTIF",${l('Droit')})&"|"&${nomEnFormule(l('Réservataire'))}`,
      }),
      colonne('Poids brut', 'technique', 'decimal2', 14, (c) => (c.droit === 'ECHEANCE' ? 0 : brut(c)), {
        formule: `=IF(${l('Droit')}="ECHEANCE",0,SUMIF(Biens[Clé],${sansJoker(l('Clé de poids'))},Biens[Poids]))`,
      }),
      colonne('Poids échu', 'technique', 'decimal2', 14, (c) => (c.droit === 'ACTIF' || c.droit === 'ECHEANCE' ? echu(c) : 0), {
        formule: `=IF(OR(${l('Droit')}="ACTIF",${l('Droit')}="ECHEANCE"),SUMIF(Biens[Clé],${sansJoker(l('Clé de poids'))},Biens[Poids échu]),0)`,
      }),
      // Within the parc de référence only: the same scope as the rate of the territoire.
      colonne(
        'Clé référence',
        'technique',
        'general',
        14,
        (c) => (HORS_REFERENCE.has(c.motif) ? '' : `D${c.territoire}|${nomDeCle(titulaireDe(c))}`),
        {
          formule: `=IF(OR(${[...HORS_REFERENCE].map((motif) => `${l('Motif')}="${motif}"`).join(',')}),"","D"&${l('Territoire')}&"|"&${nomEnFormule(l('Titulaire'))})`,
        },
      ),
    ],
    rangerAvecCeuxAVenir(contexte, comptage.lignes, comptageAVenir(contexte).lignes, ({ cle }) => cle),
    { ligne: debut, filtres: true },
  );
}
