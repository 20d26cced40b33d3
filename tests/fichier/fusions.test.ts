import { writeXlsx } from 'hucre/xlsx';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE, type Etude } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { etendreFusions } from '../../src/domaine/lecture/etendre-fusions';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { choisirFeuille } from '../../src/fichier/choisir-feuille';
import { lireClasseur } from '../../src/fichier/lire-classeur';

const ENTETE = ['N° UG', 'N° RPLS', 'Code INSEE', 'Dépt', 'Réservataire', 'Programme'];
const ligne = (rang: number, reservataire: string | null, programme = 'Les Vergers'): (string | null)[] => [
  `UG${rang}`,
  String(100_000_000 + rang).padStart(10, '0'),
  '31483',
  '31',
  reservataire,
  programme,
];
const options = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };

function etude(valeurs: readonly (readonly ValeurCellule[])[]): Etude {
  return etudier(valeurs, reconnaitreColonnes(valeurs), options, MEMOIRE_VIDE);
}

const alertes = ({ inventaire }: Etude): readonly string[] =>
  inventaire.anomalies.filter(({ message }) => message.includes('cellule fusionnée')).map(({ message }) => message);

test('un réservataire fusionné sur dix lignes est celui des dix logements, et c’est dit une fois', async () => {
  const lignes = [
    ENTETE,
    ...Array.from({ length: 10 }, (_, rang) => ligne(rang, rang === 0 ? 'Action Logement' : null)),
    ligne(10, 'Mairie'),
  ];
  const octets = await writeXlsx({
    sheets: [{ name: 'Parc', rows: lignes, merges: [{ startRow: 1, endRow: 10, startCol: 4, endCol: 4 }] }],
  });
  const { feuille, correspondance } = choisirFeuille(await lireClasseur(octets), null);
  const { valeurs, remarques } = etendreFusions(feuille.valeurs, feuille.fusions ?? [], correspondance, options);
  const lue = etude(valeurs);
  expect(lue.inventaire.biens.slice(0, 10).map(({ reservataires }) => reservataires)).toEqual(Array(10).fill(['Action Logement']));
  expect(remarques).toEqual([
    expect.objectContaining({
      gravite: 'information',
      cellule: 'E2',
      message: expect.stringContaining('cellule fusionnée de E2 à E11') as string,
    }),
  ]);
  expect(alertes(lue)).toEqual([]);
});

test('un en-tête fusionné n’est pas recopié sur les logements', () => {
  const valeurs = [ENTETE, ligne(1, null), ligne(2, 'Mairie')];
  const fusions = [{ premiereLigne: 0, derniereLigne: 1, colonne: 4 }];
  expect(etendreFusions(valeurs, fusions, reconnaitreColonnes(valeurs), options)).toEqual({ valeurs, remarques: [] });
});

test('là où la fusion ne se voit pas, les réservataires vides sous un réservataire sont signalés par bloc', () => {
  const lignes = [
    ENTETE,
    ligne(1, 'Action Logement'),
    ligne(2, null),
    ligne(3, null),
    ligne(4, 'Mairie', 'Les Lilas'),
    ligne(5, null, 'Les Lilas'),
    ligne(6, 'Mairie', 'Les Roses'),
  ];
  const messages = alertes(etude(lignes));
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain('E3 à E4 sont vides sous E2');
  expect(messages[1]).toContain('E6 est vide sous E5');
});

test('là où une cellule vide dit « non réservé », rien n’est signalé', () => {
  const lignes = [ENTETE, ligne(1, 'Action Logement'), ligne(2, null), ligne(3, null, 'Les Lilas'), ligne(4, 'Mairie', 'Les Lilas')];
  expect(alertes(etude(lignes))).toEqual([]);
});
