/** What only the dwellings side by side tell: shared dwellings listed twice, departures without a motive, the mobility of the leases. */
import type { Bien } from '../../src/domaine/bien';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { avecMobiliteRpls } from '../../src/domaine/hypotheses-mobilite';
import type { Anomalie, ValeurCellule } from '../../src/domaine/inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { mobiliteDesBiens } from '../../src/domaine/rpls';
import { G19 } from '../domaine-rpls/fabrique';
import { referentiel } from './outils-regles';

function lire(exercice: number, grille: readonly (readonly ValeurCellule[])[]): { anomalies: readonly Anomalie[]; biens: readonly Bien[] } {
  const options = { referentiel, exercice, premiereLigne: 1, premiereColonne: 1 };
  return etudier(grille, reconnaitreColonnes(grille), options, MEMOIRE_VIDE).inventaire;
}

const ENTETE = ['Référence', 'N° RPLS', 'Réservataire', 'Code INSEE', 'Typologie', 'Financement'];
const ligne = (ref: string, rpls: string, reservataire: string, typologie = 'T3'): readonly ValeurCellule[] => [
  ref,
  rpls,
  reservataire,
  '31395',
  typologie,
  'PLUS',
];

describe('V13 sur plusieurs lignes', () => {
  const v13 = (...lignes: readonly (readonly ValeurCellule[])[]): readonly Anomalie[] =>
    lire(2026, [ENTETE, ...lignes]).anomalies.filter(({ regle }) => regle === 'V13');

  test('le même logement sur deux lignes, avec deux réservataires, est sans doute partagé', () => {
    const grille = [ENTETE, ligne('A', '0101647961', 'ALS'), ligne('B', '0101647962', 'ALS'), ligne('A', '0101647961', 'Mairie de Muret')];
    const { anomalies, biens } = lire(2026, grille);
    const trouvees = anomalies.filter(({ regle }) => regle === 'V13');
    expect(trouvees).toMatchObject([
      { cellule: 'C2', gravite: 'information', valeurLue: 'Action Logement / Commune de Muret', correction: null },
    ]);
    expect(trouvees[0]?.message).toMatch(/aussi en ligne 4.*compte 2 fois.*Réunissez-les sur la ligne 2/);
    // Nothing changes in silence: the duplicate stays an error, and the rows stay as they are.
    expect(anomalies.filter(({ regle, gravite }) => (regle === 'V01' || regle === 'V02') && gravite === 'erreur')).toHaveLength(2);
    expect(biens).toHaveLength(3);
  });

  test('le même numéro RPLS suffit, et trois lignes font une seule remarque', () => {
    expect(v13(ligne('A', '0101647961', 'ALS'), ligne('B', '0101647961', 'Mairie'), ligne('C', '0101647961', 'Préfecture'))).toHaveLength(
      1,
    );
  });

  test.each([
    ['le même réservataire deux fois', 'ALS', 'T3'],
    ['un autre logement sous le même numéro', 'Mairie de Muret', 'T4'],
    ['une ligne que personne ne réserve', '', 'T3'],
  ])('%s n’est qu’un doublon', (_, reservataire, typologie) => {
    expect(v13(ligne('A', '0101647961', 'ALS'), ligne('A', '0101647961', reservataire, typologie))).toEqual([]);
  });
});

describe('Départs de locataires sans colonne de libération', () => {
  const departs = (...dates: readonly string[]): readonly Anomalie[] =>
    lire(2026, [
      ['Référence', 'Réservataire', 'Code INSEE', 'Date de départ'],
      ...dates.map((date, rang) => [`A${rang}`, 'ALS', '31395', date]),
    ]).anomalies.filter(({ indicateur }) => indicateur === 'departLocataire');

  test('ils sont comptés en une remarque, et aucune libération n’est devinée', () => {
    const trouvees = departs('12/05/2019', '12/05/2025', '01/12/2025');
    expect(trouvees).toMatchObject([{ cellule: 'D3', gravite: 'alerte', correction: null }]);
    expect(trouvees[0]?.message).toContain('2 locataires sont partis en 2025');
  });

  test('ceux des autres années ne disent rien', () => expect(departs('12/05/2019', '01/01/2026')).toEqual([]));
});

describe('La mobilité RPLS d’un inventaire ordinaire', () => {
  const grille = [
    ['Référence', 'Réservataire', 'Code INSEE', 'LOCAT', 'MODE', 'BAIL'],
    ...G19.map(({ LOCAT = '', MODE = '', BAIL = '' }, rang) => [`A${rang}`, 'ALS', '31395', LOCAT, MODE, BAIL]),
  ];

  test('G19 : les trois colonnes donnent 3 sur 6, comme le fichier RPLS', () => {
    const { biens, anomalies } = lire(2024, grille);
    expect(mobiliteDesBiens(biens, 2024)?.territoires).toEqual([{ territoire: '31', numerateur: 3, denominateur: 6, taux: 0.5 }]);
    expect(anomalies.map(({ message }) => message).filter((message) => message.includes('taux de mobilité RPLS'))).toEqual([
      expect.stringMatching(/^Ligne 1 : .*50,00/),
    ]);
    expect(avecMobiliteRpls({}, null, { biens }, 2024).territoires).toEqual([{ code: '31', mobiliteRpls: { emmenagements: 3, parc: 6 } }]);
  });

  test('sans l’une des trois colonnes, aucun taux n’est inventé', () => {
    const { biens } = lire(
      2024,
      grille.map((cellules) => cellules.slice(0, -1)),
    );
    expect(mobiliteDesBiens(biens, 2024)).toBeNull();
    expect(avecMobiliteRpls({}, null, { biens }, 2024)).toEqual({});
  });
});
