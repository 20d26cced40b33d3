/** What the mutation knows and the reading does not: which rows are dwellings. Each of them is kept, or said to be set aside. */
import type { Correspondance, Inventaire, LigneEcartee, ValeurCellule } from '../../src/domaine/inventaire';
import { colonneAlignee } from '../../src/domaine/lecture/blocs';
import { signalerFormulesSansValeur } from '../../src/domaine/lecture/formules-sans-valeur';
import { lettresDeColonne } from '../../src/domaine/lecture/rapporteur';
import type { Mutee } from './muter';

/** Under these, nothing is said to the user but a count. */
const SILENCIEUSES: ReadonlySet<LigneEcartee['raison']> = new Set<LigneEcartee['raison']>(['titre', 'vide']);
/** A row that mutations emptied further is no dwelling any more. */
const CELLULES_MINIMALES = 5;

const estRemplie = (cellule: ValeurCellule): boolean => cellule !== null && String(cellule).trim() !== '';

/** Number of dwellings followed to where they went. */
export function verifierAucunePerte(
  { grille, logements, sansValeur }: Mutee,
  correspondance: Correspondance,
  inventaire: Inventaire,
): number {
  const biens = new Map(inventaire.biens.map((bien) => [bien.ligneSource, bien]));
  const raisons = new Map(inventaire.ecartees.map(({ ligneSource, raison }) => [ligneSource, raison]));
  const erreurs = inventaire.anomalies.filter(({ gravite }) => gravite === 'erreur');
  const remarquees = new Set(inventaire.anomalies.filter(({ gravite }) => gravite !== 'information').map(({ ligneSource }) => ligneSource));
  const referenceLue = correspondance.colonnes.some(({ indicateur }) => indicateur === 'refBailleur');
  if (correspondance.ligneEntete < 0) {
    // Nothing is read, and both doors say so; the columns that are missing are errors.
    if (erreurs.length === 0) throw new Error('aucun en-tête, sans erreur');
    return 0;
  }
  let suivis = 0;
  grille.forEach((ligne, index) => {
    const reference = logements.get(ligne);
    if (reference === undefined || !ligne.includes(reference) || ligne.filter(estRemplie).length < CELLULES_MINIMALES) return;
    suivis += 1;
    const ligneSource = index + 1;
    const bien = biens.get(ligneSource);
    if (bien === undefined) {
      const raison = raisons.get(ligneSource);
      if (raison === undefined || SILENCIEUSES.has(raison))
        throw new Error(`le logement ${reference}, ligne ${ligneSource}, est écarté comme ${raison}`);
      if (raison === 'recapitulatif') throw new Error(`le logement ${reference}, ligne ${ligneSource}, est pris pour un récapitulatif`);
      if (raison === 'hors-tableau' && erreurs.length === 0) throw new Error(`ligne ${ligneSource} hors du tableau, sans erreur`);
      return;
    }
    // Kept under another reference: something is said of the row, or no column of references was found and that is said.
    if (bien.refBailleur !== reference && referenceLue && !remarquees.has(ligneSource)) {
      throw new Error(`le logement ${reference}, ligne ${ligneSource}, est lu ${bien.refBailleur} sans un mot`);
    }
  });
  verifierFormules(sansValeur, correspondance);
  return suivis;
}

function verifierFormules(sansValeur: Mutee['sansValeur'], correspondance: Correspondance): void {
  const anomalies = signalerFormulesSansValeur(sansValeur, correspondance, { premiereLigne: 1, premiereColonne: 1 });
  const erreurs = anomalies.filter(({ gravite, message }) => gravite === 'erreur' && message.includes('recalculez-le'));
  const dites = new Set(erreurs.map(({ cellule }) => cellule?.replace(/\d+$/, '')));
  const lues = new Set(correspondance.colonnes.map(({ colonne }) => colonne));
  for (const { ligne, colonne } of sansValeur) {
    const alignee = colonneAlignee(correspondance, ligne, colonne);
    if (ligne <= correspondance.ligneEntete || alignee === null || !lues.has(alignee)) continue;
    if (!dites.has(lettresDeColonne(colonne + 1)))
      throw new Error(`la formule sans valeur de la ligne ${ligne + 1} est lue comme vide sans un mot`);
  }
}
