/** Decisions through the whole chain: genuine client, genuine plan, read back as the pane and the command line do. */
import { describe, expect, test } from '@jest/globals';
import { lireMemoire, TABLES_DES_DECISIONS } from '../../src/classeur/lire-decisions';
import { SANS_VALEUR } from '../../src/domaine/decisions/garder';
import { MEMOIRE_VIDE, type Etude, type Memoire } from '../../src/domaine/decisions/memoire';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { MASQUE } from '../../src/domaine/lecture/donnees-personnelles';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { produire } from '../../src/fichier/produire';
import { enregistrerClasseur } from '../../src/sandbox/fichiers/enregistrer';
import { ajouterDecision } from '../../src/volet/etat/decider';
import { reunirMemoires } from '../../src/volet/etat/reunir-memoires';
import { creerServices } from '../../src/volet/services-reels';
import { lignesDe, lu, taper } from '../excel/classeur-vivant';
import { installer, type Banc } from '../excel/outillage';
import { feuilleInventaire } from './outils/services-de-test';

interface Seance {
  readonly banc: Banc;
  /** `changer`: what the source says since. */
  etudier(memoire?: Memoire, changer?: (grille: ValeurCellule[][]) => void): Promise<Etude>;
  inserer(etude: Etude): Promise<readonly string[]>;
  relire(): Promise<{ readonly memoire: Memoire; readonly refus: readonly string[] }>;
}

function seance(preparer: (grille: ValeurCellule[][]) => void = () => {}): Seance {
  const banc = installer();
  const grille = feuilleInventaire(30, 3);
  grille[1]![2] = 'Mutuelle des Tisserands';
  preparer(grille);
  banc.hote.remplir('Feuil1', 0, 0, grille);
  const services = creerServices({ porte: banc.porte, version: '0.0.0', chargerReferentiel: async () => chargerReferentielNode() });
  const lecture = services.porte.lire({ type: 'feuille-active' });
  return {
    banc,
    etudier: async (memoire = MEMOIRE_VIDE, changer = () => {}) => {
      const regles = await services.chargerRegles();
      const valeurs = (await lecture).valeurs.map((ligne) => [...ligne]);
      changer(valeurs);
      return regles.etudier({ ...(await lecture), valeurs }, await regles.reconnaitre(await lecture, {}), 2026, memoire, {});
    },
    inserer: async ({ inventaire, dossier }) => {
      const regles = await services.chargerRegles();
      const { avertissements = [] } = await banc.porte.executer(
        await regles.genererPlan(inventaire, { exercice: 2026, bailleur: 'OPH' }, 'Feuil1', dossier, {}),
      );
      return avertissements;
    },
    relire: async () => lireMemoire(await banc.porte.lireTables(TABLES_DES_DECISIONS)),
  };
}

const decision = (banc: Banc, cellule: string, colonne: string): unknown => lu(banc, 'Controles', [cellule], colonne);

describe('Les décisions dans le classeur', () => {
  test('celles du volet sont écrites, relues telles quelles et appliquées de nouveau', async () => {
    const { banc, etudier, inserer, relire } = seance();
    const { dossier } = await etudier();
    const grand = dossier.anomalies.filter(({ regle }) => regle === 'V06');
    const tous = ajouterDecision([], grand[0]!, { action: 'accepter', valeur: 'T4' }, 'genre');
    const decisions = ajouterDecision(tous, grand[1]!, { action: 'ignorer', motif: 'vu avec le bailleur' }, 'une');
    const rapprochements = [
      { nomLu: 'Mutuelle des Tisserands', nomRetenu: 'Mutuelle T', categorie: 'sante', decideLe: '2026-01-31' },
    ] as const;
    const memoire: Memoire = { decisions, rapprochements, decoupage: { separateurs: ['/'] } };
    const etude = await etudier(memoire);
    await inserer(etude);
    expect(decision(banc, 'G2', 'Décision')).toBe('Accepté pour tous');
    expect(decision(banc, 'G2', 'Valeur retenue')).toBe('T4');
    expect(decision(banc, 'G3', 'Motif')).toBe('vu avec le bailleur');
    expect(lu(banc, 'Biens', ['L1'], 'Typologie')).toBe('T4');
    expect(lu(banc, 'Biens', ['L1'], 'Réservataire')).toBe('Mutuelle T');
    expect(lu(banc, 'Reservataires', ['Mutuelle T'], 'Catégorie')).toBe('Établissement public de santé');
    expect(lu(banc, 'Separateurs', ['Plus +'], 'Sépare')).toBe('Non');
    expect((await lignesDe(banc, 'Traces')).find((ligne) => ligne[1] === 'Mairie de Toulouse')).toEqual([
      'Réservataire',
      'Mairie de Toulouse',
      'Commune de Toulouse',
      'Nom de réservataire reconnu',
      15,
      'C3',
    ]);

    const relue = await relire();
    expect(relue.refus).toEqual([]);
    expect(relue.memoire.rapprochements).toEqual(rapprochements);
    expect(relue.memoire.decoupage).toEqual({ separateurs: ['/'] });
    const encore = await etudier(relue.memoire);
    expect(encore.inventaire.biens.map(({ typologie }) => typologie)).toEqual(etude.inventaire.biens.map(({ typologie }) => typologie));
    expect(encore.dossier.anomalies.map(({ etat }) => etat)).toEqual(etude.dossier.anomalies.map(({ etat }) => etat));

    // A second run over the same workbook changes nothing.
    const avant = await lignesDe(banc, 'Controles');
    expect(await inserer(encore)).toEqual([]);
    expect(await lignesDe(banc, 'Controles')).toEqual(avant);
  });

  test('celles tapées dans la feuille sont relues ; ce qui ne se comprend pas reste en place et se dit', async () => {
    const { banc, etudier, inserer, relire } = seance();
    await inserer(await etudier());
    expect(decision(banc, 'G2', 'Décision')).toBe('À corriger');
    taper(banc, 'Controles', ['G2'], 'Décision', 'Accepté');
    taper(banc, 'Controles', ['G2'], 'Valeur retenue', 'T5');
    taper(banc, 'Controles', ['G3'], 'Décision', 'Ignoré');
    taper(banc, 'Controles', ['G4'], 'Motif', 'à demander');
    const { memoire, refus } = await relire();
    expect(refus).toEqual([
      'Feuille « Contrôles », remarque sur G3 : Une remarque ignorée demande un motif : écrivez-le dans la colonne « Motif ».',
    ]);
    const etude = await etudier(memoire);
    expect(etude.inventaire.biens[0]?.typologie).toBe(5);
    await inserer(etude);
    expect([decision(banc, 'G2', 'Valeur retenue'), decision(banc, 'G3', 'Décision'), decision(banc, 'G4', 'Motif')]).toEqual([
      'T5',
      'Ignoré',
      'à demander',
    ]);
  });

  test('une décision sur laquelle le volet revient quitte toutes ses lignes', async () => {
    const { banc, etudier, inserer, relire } = seance();
    const { dossier } = await etudier();
    const grand = dossier.anomalies.find(({ regle }) => regle === 'V06')!;
    await inserer(await etudier({ ...MEMOIRE_VIDE, decisions: ajouterDecision([], grand, { action: 'ignorer', motif: 'vu' }, 'genre') }));
    const { memoire: connue } = await relire();
    expect(connue.decisions).toHaveLength(1);
    const reunie = reunirMemoires(connue, { ...connue, decisions: [] }, (await relire()).memoire);
    await inserer(await etudier(reunie));
    expect(['G2', 'G3', 'G4'].flatMap((cellule) => [decision(banc, cellule, 'Décision'), decision(banc, cellule, 'Motif')])).toEqual([
      'À corriger',
      '',
      'À corriger',
      '',
      'À corriger',
      '',
    ]);
  });

  test('une décision pour la colonne et un nom masqué tiennent dans le classeur, et s’appliquent de nouveau', async () => {
    const { banc, etudier, inserer, relire } = seance((grille) => {
      for (const rang of [4, 5, 6]) grille[rang]![0] = 100_000_000 + rang;
      grille[7]![2] = 'Mairie de Toulouse - Mme LOPEZ 05 61 22 33 44';
    });
    const { dossier } = await etudier();
    const zero = dossier.anomalies.find(({ regle }) => regle === 'V01')!;
    const decisions = ajouterDecision([], zero, { action: 'accepter', valeur: null }, 'colonne');
    const nomLu = `Mairie de Toulouse - ${MASQUE} ${MASQUE}`;
    const rapprochements = [{ nomLu, nomRetenu: 'Commune de Toulouse', categorie: 'commune', decideLe: null }] as const;
    await inserer(await etudier({ ...MEMOIRE_VIDE, decisions, rapprochements }));
    expect(['A5', 'A6', 'A7'].map((cellule) => decision(banc, cellule, 'Décision'))).toEqual(Array(3).fill('Accepté pour la colonne'));
    expect(lu(banc, 'Biens', ['L7'], 'Réservataire')).toBe('Commune de Toulouse');
    for (const nom of ['Rapprochements', 'Controles', 'Biens', 'Traces']) {
      expect(JSON.stringify(await lignesDe(banc, nom))).not.toMatch(/LOPEZ|61 22/);
    }

    taper(banc, 'Controles', ['G2'], 'Décision', 'Accepté');
    const { memoire, refus } = await relire();
    expect(memoire.decisions.filter(({ portee }) => portee === 'colonne')).toEqual([{ ...decisions[0], decideLe: null }]);
    expect(refus).toEqual([`Feuille « Contrôles », remarque sur G2 : ${SANS_VALEUR}`]);
    await inserer(await etudier(memoire));
    expect(decision(banc, 'G2', 'Décision')).toBe('Accepté');
    expect(decision(banc, 'G2', 'Message')).toContain(SANS_VALEUR);

    // The source says its zeros again, but for a row that came since: the decision goes on, and nothing is said to be lost.
    const suivante = await etudier(memoire, (grille) => {
      for (const rang of [4, 5, 6]) grille[rang]![0] = `0${100_000_000 + rang}`;
      grille[9]![0] = 100_000_009;
    });
    expect(suivante.inventaire.biens[8]?.rplsId).toBe('0100000009');
    expect(suivante.dossier.anomalies.filter(({ regle }) => regle === 'V01').map(({ etat }) => etat)).toEqual(['corrigee']);
    await inserer(suivante);
    expect(decision(banc, 'A10', 'Décision')).toBe('Accepté pour la colonne');
    expect((await lignesDe(banc, 'Journal')).map((ligne) => ligne[1])).not.toContain('Décision sans objet');
  });

  test('une décision dont la remarque a disparu garde sa ligne, et ressert si elle revient', async () => {
    const { banc, etudier, inserer, relire } = seance();
    const absente = { action: 'ignorer', motif: 'vu', portee: 'genre', cle: 'V06 | typologie | immense', decideLe: null } as const;
    await inserer(await etudier({ ...MEMOIRE_VIDE, decisions: [absente] }));
    expect(lu(banc, 'Controles', ['immense'], 'Décision')).toBe('Ignoré pour tous');
    const { memoire } = await relire();
    expect(memoire.decisions).toEqual([absente]);
    expect(await inserer(await etudier(memoire))).toEqual([]);
    expect((await relire()).memoire.decisions).toEqual([absente]);
    expect((await lignesDe(banc, 'Journal')).map((ligne) => ligne[1])).not.toContain('Décision sans objet');
  });

  test('la ligne de commande reprend les décisions d’un classeur du volet', async () => {
    const { banc, etudier, inserer } = seance();
    await inserer(await etudier());
    taper(banc, 'Controles', ['G2'], 'Décision', 'Accepté pour tous');
    taper(banc, 'Controles', ['G2'], 'Valeur retenue', 'T1');
    const [vide] = await lignesDe(banc, 'Rapprochements');
    expect(vide).toEqual(['', '', '', '']);
    const { feuille, zone } = banc.hote.classeur.tableau('Rapprochements')!;
    ['Mutuelle des Tisserands', 'Mutuelle T', 'Autre'].forEach((valeur, rang) =>
      banc.hote.modifierCellule(feuille.nom, zone.l0 + 1, zone.c0 + rang, valeur),
    );
    const { octets, bilan } = await produire({
      inventaire: await enregistrerClasseur(banc.hote.classeur),
      nom: 'classeur.xlsx',
      feuille: null,
      hypotheses: null,
      referentiel: chargerReferentielNode(),
      version: '0.0.0',
      aujourdhui: new Date('2026-02-01T12:00:00Z'),
    });
    expect(bilan.avertissements).toEqual([]);
    expect(bilan.territoires[0]?.flux.map(({ reservataire }) => reservataire)).toContain('Mutuelle T');
    const { ouvrirClasseur } = await import('../../src/sandbox/fichiers/ouvrir');
    const { creerMoteur } = await import('../../src/sandbox/moteur/ironcalc');
    const suite = installer({ classeur: await ouvrirClasseur(octets, { moteur: creerMoteur }) });
    expect(['L1', 'L2', 'L3'].map((reference) => lu(suite, 'Biens', [reference], 'Typologie'))).toEqual(['T1', 'T1', 'T1']);
    expect(decision(suite, 'G4', 'Décision')).toBe('Accepté pour tous');
  });
});
