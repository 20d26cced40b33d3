import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { casesSousFusion, etendreFusions, fusionsApresRelecture } from '../../src/domaine/lecture/etendre-fusions';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { bandesDe } from '../../src/excel/lire-fusions';
import type { Lecture } from '../../src/excel/porte';
import { MEMOIRE_VIDE, type Memoire } from '../../src/domaine/decisions/memoire';
import { correctionsDeLaSource } from '../../src/volet/etat/decider';
import { etudier } from '../../src/volet/etudier';
import { chargerExcel } from '../../src/sandbox/transports/noeud';
import { installer, type Banc } from './outillage';

const LIMITE = 5 * 1024 * 1024;
const ENTETE = ['N° UG', 'N° RPLS', 'Code INSEE', 'Dépt', 'Réservataire', 'Programme'];
const COLONNE = 4;
const ligne = (rang: number, reservataire: string): string[] => [
  `UG${rang}`,
  String(1_000_000_000 + rang),
  '31483',
  '31',
  reservataire,
  'Les Vergers',
];

/** Every `hauteur` rows, one réservataire merged over them. */
function remplir({ hote }: Banc, groupes: number, hauteur: number, coin = { ligne: 0, colonne: 0 }): void {
  const lignes = Array.from({ length: groupes * hauteur }, (_, rang) => ligne(rang, rang % hauteur === 0 ? `Mairie ${rang}` : ''));
  hote.remplir('Feuil1', coin.ligne, coin.colonne, [ENTETE, ...lignes]);
  const feuille = hote.classeur.feuille('Feuil1');
  for (let groupe = 0; groupe < groupes; groupe += 1) {
    const l0 = coin.ligne + 1 + groupe * hauteur;
    feuille?.fusions.push({ l0, c0: coin.colonne + COLONNE, l1: l0 + hauteur - 1, c1: coin.colonne + COLONNE });
  }
}

const etendre = ({ valeurs, fusions, ligne: l, colonne: c }: Lecture) =>
  etendreFusions(valeurs, fusions ?? [], reconnaitreColonnes(valeurs), { premiereLigne: l + 1, premiereColonne: c + 1 });

describe('cellules fusionnées dans Excel', () => {
  it('un réservataire fusionné sur trois lignes est celui des trois logements, et c’est dit à sa place dans la feuille', async () => {
    const banc = installer({ plateforme: 'web' });
    remplir(banc, 4, 3, { ligne: 2, colonne: 1 });
    const lecture = await banc.porte.lire({ type: 'feuille-active' });
    const { valeurs, remarques } = etendre(lecture);
    const { biens } = lireInventaire(valeurs, reconnaitreColonnes(valeurs), {
      referentiel: chargerReferentielNode(),
      exercice: 2026,
      premiereLigne: 3,
      premiereColonne: 2,
    });
    expect(biens.slice(0, 6).map(({ reservataires }) => reservataires[0])).toEqual([
      ...Array<string>(3).fill('Mairie 0'),
      ...Array<string>(3).fill('Mairie 3'),
    ]);
    expect(remarques.map(({ cellule, ligneSource }) => [cellule, ligneSource])).toEqual([
      ['F4', 4],
      ['F7', 7],
      ['F10', 10],
      ['F13', 13],
    ]);
    expect(remarques[0]?.message).toBe(
      'Cellule F4 : cellule fusionnée de F4 à F6. Sa valeur a été lue pour 3 lignes. Si elle ne vaut que pour la première, défusionnez-la, puis relisez l’inventaire.',
    );
  });

  it('le volet les étend à l’analyse, ne propose d’écrire que leur première cellule et ne les dit plus vides', async () => {
    const banc = installer();
    remplir(banc, 4, 3);
    const lecture = await banc.porte.lire({ type: 'feuille-active' });
    const correspondance = reconnaitreColonnes(lecture.valeurs);
    const etude = (memoire: Memoire) => etudier(chargerReferentielNode(), lecture, correspondance, 2026, memoire, {});
    const { inventaire, dossier } = await etude(MEMOIRE_VIDE);
    expect(new Set(inventaire.biens.map(({ reservataires }) => reservataires[0]))).toEqual(
      new Set(['Mairie 0', 'Mairie 3', 'Mairie 6', 'Mairie 9']),
    );
    const messages = dossier.anomalies.map(({ message }) => message);
    expect(messages.filter((message) => message.includes('cellule fusionnée de'))).toHaveLength(4);
    expect(messages.filter((message) => message.includes('sont vides sous'))).toEqual([]);
    const correction = {
      indicateur: 'reservataire',
      colonne: COLONNE,
      avant: 'Mairie 0',
      apres: 'Mairie de Muret',
      identite: 'x',
    } as const;
    const corrections = [2, 3, 4].map((ligneSource) => ({ ...correction, ligneSource }));
    const { cellules, sousFusion } = correctionsDeLaSource({ ...dossier, corrections }, lecture);
    expect([cellules.map((cellule) => cellule.ligne), sousFusion]).toEqual([[1], 2]);
  });

  it('se lisent en une requête de plus, et en aucune quand rien n’est vide sous une valeur', async () => {
    const pleine = installer({ plateforme: 'web' });
    remplir(pleine, 30, 1);
    expect(await pleine.compter(() => pleine.porte.lire({ type: 'feuille-active' }))).toBe(2);
    const fusionnee = installer({ plateforme: 'web' });
    remplir(fusionnee, 10, 3);
    expect(await fusionnee.compter(() => fusionnee.porte.lire({ type: 'feuille-active' }))).toBe(3);
  });

  it('au-delà de 512, se lisent par bandes de lignes, une fusion à cheval sur deux bandes comptant une fois', async () => {
    const banc = installer({ plateforme: 'web' });
    remplir(banc, 1_300, 7);
    let lecture: Lecture | null = null;
    // Where it lies, one block, the refused request, the bands.
    expect(await banc.compter(async () => (lecture = await banc.porte.lire({ type: 'feuille-active' })))).toBe(4);
    const { fusions } = lecture as unknown as Lecture;
    expect(fusions).toHaveLength(1_300);
    expect(fusions?.[1_299]).toEqual({ premiereLigne: 1 + 1_299 * 7, derniereLigne: 1_300 * 7, colonne: COLONNE });
  });

  it('sur 45 000 lignes fusionnées par trois, aucune requête n’approche 5 Mo', async () => {
    const banc = installer({ plateforme: 'web' });
    remplir(banc, 15_000, 3);
    let plus = 0;
    const traiter = banc.hote.traiter.bind(banc.hote);
    banc.hote.traiter = (requete, texte) => {
      const reponse = traiter(requete, texte);
      plus = Math.max(plus, Buffer.byteLength(texte), Buffer.byteLength(reponse.corps));
      return reponse;
    };
    const { valeurs, fusions } = await banc.porte.lire({ type: 'feuille-active' });
    expect(valeurs).toHaveLength(45_001);
    expect(fusions).toHaveLength(15_000);
    expect(plus).toBeLessThan(0.9 * LIMITE);
  }, 60_000);

  it('quand Excel ne veut rien en dire, la lecture se fait et il est dit que les fusions manquent', async () => {
    const banc = installer();
    remplir(banc, 3, 3);
    banc.hote.fautes.refuser({ quand: 3, code: 'GeneralException' });
    banc.hote.fautes.refuser({ quand: 3, code: 'GeneralException' });
    const lecture = await banc.porte.lire({ type: 'feuille-active' });
    expect(lecture.fusions).toBe('illisibles');
    const { valeurs, remarques } = etendre(lecture);
    expect(valeurs).toBe(lecture.valeurs);
    expect(remarques).toEqual([
      expect.objectContaining({ gravite: 'information', cellule: 'A1', message: expect.stringContaining('défusionnez') as string }),
    ]);
  });

  it('une adresse qui ne dit pas toutes les fusions comptées n’est pas crue', async () => {
    const banc = installer();
    remplir(banc, 3, 3);
    const traiter = banc.hote.traiter.bind(banc.hote);
    banc.hote.traiter = (requete, texte) => {
      const reponse = traiter(requete, texte);
      return { ...reponse, corps: reponse.corps.replace(/Feuil1!E2:E4, /g, '') };
    };
    expect((await banc.porte.lire({ type: 'feuille-active' })).fusions).toBe('illisibles');
  });

  it('une connexion perdue pendant leur lecture reste une erreur', async () => {
    const banc = installer();
    remplir(banc, 3, 3);
    banc.hote.fautes.refuser({ quand: 3, code: 'ConnectionFailure' });
    await expect(banc.porte.lire({ type: 'feuille-active' })).rejects.toMatchObject({ code: 'ConnectionFailure' });
  });

  it('les bandes couvrent toutes les lignes à cellules vides, sans jamais pouvoir tenir plus de 512 fusions', () => {
    const valeurs = Array.from({ length: 5_000 }, (_, rang) => ['a', rang % 4 === 0 ? 'b' : '', rang % 2 === 0 ? 'c' : null, 'd']);
    const bandes = bandesDe(valeurs, 4);
    const vides = (debut: number, fin: number): number =>
      valeurs.slice(debut, fin + 1).reduce((somme, cellules) => somme + cellules.filter((v) => v === '' || v === null).length, 0);
    expect(bandes.length).toBeGreaterThan(1);
    for (const { debut, fin } of bandes) expect(vides(debut, fin) + 4).toBeLessThanOrEqual(512);
    bandes.forEach(({ debut }, rang) => expect(debut).toBe(rang === 0 ? 0 : bandes[rang - 1]?.fin));
    expect(bandes.at(-1)?.fin).toBe(4_999);
  });
});

describe('cellules fusionnées, une fois lues', () => {
  const fusions = [
    { premiereLigne: 1, derniereLigne: 3, colonne: 4 },
    { premiereLigne: 4, derniereLigne: 5, colonne: 4 },
  ];

  it('celles que l’on a défusionnées et remplies ne recouvrent plus ce qui est relu', () => {
    const relues = new Map([
      [1, ligne(1, 'Mairie')],
      [2, ligne(2, 'CAF')],
      [5, ligne(5, '')],
    ]);
    expect(fusionsApresRelecture(fusions, relues)).toEqual([fusions[1]]);
    expect(fusionsApresRelecture('illisibles', relues)).toBe('illisibles');
  });

  it('seule leur première cellule s’écrit', () => {
    const cachee = casesSousFusion(fusions);
    expect([cachee(1, 4), cachee(2, 4), cachee(3, 4), cachee(2, 3), cachee(4, 4), cachee(5, 4)]).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(casesSousFusion('illisibles')(2, 4)).toBe(false);
  });
});

describe('cellules fusionnées, dites par le bac à sable', () => {
  it('comme Office.js : des zones, leur nombre, ou rien', async () => {
    const banc = installer();
    remplir(banc, 2, 3);
    await chargerExcel(banc.hote).Excel.run(async (contexte) => {
      const feuille = contexte.workbook.worksheets.getItem('Feuil1');
      const dedans = feuille.getRange('A3:F20').getMergedAreasOrNullObject();
      dedans.load('address,areaCount,cellCount,isEntireRow');
      dedans.areas.load('items/address');
      const dehors = feuille.getRange('A1:C20').getMergedAreasOrNullObject();
      dehors.load('address');
      await contexte.sync();
      expect([dedans.address, dedans.areaCount, dedans.cellCount, dedans.isEntireRow]).toEqual(['Feuil1!E2:E4, Feuil1!E5:E7', 2, 6, false]);
      expect(dedans.areas.items.map(({ address }) => address)).toEqual(['Feuil1!E2:E4', 'Feuil1!E5:E7']);
      expect(dehors.isNullObject).toBe(true);
    });
  });
});
