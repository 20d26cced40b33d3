/** The columns that tell when a guaranteed right really ends: last payment of the loan, origin of the right (DOMAINE §1.6, §5.3). */
import type { Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { normaliserOrigine } from '../../src/domaine/lecture/normaliser-origine';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { referentiel } from './outils-regles';

const ENTETES = ['Référence', 'Commune', 'Réservataire', 'Type de prêt', 'Début convention', 'Fin convention'] as const;

const indicateurs = (...ajoutes: readonly string[]): Record<string, string> => {
  const lignes = [
    [...ENTETES, ...ajoutes],
    ['L1', 'Toulouse', 'Mairie de Toulouse', 'PLUS', '01/01/2000', '30/06/2023', ...ajoutes.map(() => '15/05/2021')],
  ];
  return Object.fromEntries(reconnaitreColonnes(lignes).colonnes.map(({ entete, indicateur }) => [entete, indicateur]));
};

function lire(...lignes: readonly (readonly ValeurCellule[])[]): Inventaire {
  const grille = [
    [...ENTETES, 'Fin du prêt garanti', 'Origine du droit'],
    ...lignes.map((fin, rang) => [`L${rang + 1}`, 'Toulouse', 'Mairie de Toulouse', 'PLUS', '01/01/2000', ...fin]),
  ];
  return lireInventaire(grille, reconnaitreColonnes(grille), { referentiel, exercice: 2024, premiereLigne: 1, premiereColonne: 1 });
}

const remarques = ({ anomalies }: Inventaire): unknown[] =>
  anomalies
    .filter(({ indicateur }) => ['finConvention', 'dernierVersement', 'origineDuDroit'].includes(indicateur ?? ''))
    .map(({ cellule, regle }) => [cellule, regle]);

describe('La fin des prêts garantis et l’origine des droits', () => {
  test.each([
    'Dernier versement',
    'Date du dernier versement',
    'Fin du prêt garanti',
    'Date de fin de l’emprunt garanti',
    'Fin de garantie',
  ])('« %s » est le dernier versement, sans prendre la place de la fin de convention ni du financement', (entete) => {
    expect(indicateurs(entete)).toMatchObject({
      [entete]: 'dernierVersement',
      'Fin convention': 'finConvention',
      'Type de prêt': 'financement',
    });
  });

  test('« Origine du droit » et « Contrepartie » disent pourquoi le droit existe', () => {
    for (const entete of ['Origine du droit', 'Contrepartie']) {
      const lignes = [
        [...ENTETES, entete],
        ['L1', 'Toulouse', 'Mairie', 'PLUS', '', '', 'Garantie d’emprunt'],
      ];
      expect(reconnaitreColonnes(lignes).colonnes.find((colonne) => colonne.entete === entete)?.indicateur).toBe('origineDuDroit');
    }
  });

  test.each([
    ['Garantie d’emprunt', 'garantie'],
    ['prêt garanti', 'garantie'],
    ['Apport de terrain', 'terrain'],
    ['Financement', 'financement'],
    ['Loi', 'legal'],
    ['Autre', 'autre'],
  ] as const)('« %s » est lu %s', (texte, origine) => {
    expect(normaliserOrigine(texte)).toMatchObject({ etat: 'lu', valeur: origine });
  });

  test.each(['Garantie et terrain', 'Pas de garantie', 'garantie ?', 'à voir'])('« %s » ne donne aucune lecture sûre', (texte) => {
    expect(normaliserOrigine(texte).etat).toBe('inconnu');
  });

  test('un prêt remboursé le 15/05/2021 garde le droit actif en 2024 : il n’est pas dit échu', () => {
    const inventaire = lire(['30/06/2023', '15/05/2021', 'Garantie d’emprunt']);
    expect(inventaire.biens[0]).toMatchObject({ finConvention: '2023-06-30', dernierVersement: '2021-05-15', origineDuDroit: 'garantie' });
    expect(remarques(inventaire)).toEqual([]);
  });

  test('sans prolongation, le droit échu est signalé là où sa fin se lit', () => {
    expect(remarques(lire(['30/06/2023', '15/05/2021', 'Apport de terrain'], ['30/06/2010', '15/05/2012', 'Garantie']))).toEqual([
      ['F2', 'V12'],
      ['G3', 'V12'],
    ]);
  });

  test('une fin de convention absente ne manque pas quand le dernier versement est connu', () => {
    expect(remarques(lire(['', '15/05/2021', ''], ['', '', '']))).toEqual([['F3', 'V11']]);
  });

  test('une date ou une origine illisible est signalée sur sa cellule', () => {
    expect(remarques(lire(['01/01/2040', 'bientôt', 'à voir'], ['01/01/2040', '01/01/2030', 'Loi']))).toEqual([
      ['G2', 'LECTURE'],
      ['H2', 'LECTURE'],
    ]);
  });
});
