import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { OPTIONS } from '../domaine-decisions/outils';

type Ligne = readonly ValeurCellule[];
const ENTETE = ['Référence', 'Réservataire', 'Département', 'INSEE', 'Typologie'];
const logement = (rang: number): Ligne => [`L${rang}`, 'Action Logement', '31', '31555', 'T3'];

const erreurs = (lignes: readonly Ligne[]) => {
  const inventaire = lireInventaire(lignes, reconnaitreColonnes(lignes), { ...OPTIONS, premiereLigne: 1, premiereColonne: 1 });
  return { inventaire, dites: inventaire.anomalies.filter(({ message }) => message.includes('second tableau')) };
};

test('un second tableau posé à côté du premier se dit une fois, à sa première cellule, avec la manière de le faire lire', () => {
  const lignes = [
    [...ENTETE, null, ...ENTETE],
    ...Array.from({ length: 12 }, (_, rang) => [...logement(rang), null, ...logement(rang + 50)]),
  ];
  const { inventaire, dites } = erreurs(lignes);
  expect(inventaire.biens).toHaveLength(12);
  expect(dites).toEqual([expect.objectContaining({ gravite: 'erreur', cellule: 'G1', ligneSource: 1 })]);
  expect(dites[0]?.message).toContain('colonnes G à K');
  expect(dites[0]?.message).toContain('Placez-le sous le premier');
  expect(inventaire.anomalies.filter(({ message }) => message.includes('n’est pas utilisée'))).toEqual([]);
});

test('une colonne dite deux fois n’est pas un second tableau', () => {
  const lignes = [
    [...ENTETE, 'Réservataire', 'Typologie'],
    ...Array.from({ length: 12 }, (_, rang) => [...logement(rang), 'Ville de Toulouse', 'T2']),
  ];
  const { inventaire, dites } = erreurs(lignes);
  expect(dites).toEqual([]);
  expect(inventaire.anomalies.some(({ message }) => message.includes('n’est pas utilisée'))).toBe(true);
});
