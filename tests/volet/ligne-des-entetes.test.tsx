/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { App } from '../../src/volet/App';
import { defautsAccessibilite } from './outils/accessibilite';
import { preparerJsdom } from './outils/navigateur-jsdom';
import { PorteEnMemoire } from './outils/porte-en-memoire';
import { creerServicesDeTest, feuilleInventaire } from './outils/services-de-test';
import { creerSouris, type Souris } from './outils/souris';

beforeAll(preparerJsdom);
afterEach(cleanup);

const bouton = (nom: string): HTMLElement => screen.getByRole('button', { name: nom });

async function lireLaFeuille(valeurs: readonly (readonly ValeurCellule[])[]): Promise<Souris> {
  const souris = creerSouris();
  render(<App services={creerServicesDeTest(new PorteEnMemoire(valeurs))} />);
  await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
  await souris.click(bouton('Lire l’inventaire'));
  await screen.findByRole('region', { name: 'Résultat de la lecture' });
  await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
  return souris;
}

test('la ligne des en-têtes se lit, se change, et l’analyse la suit', async () => {
  const [entete = [], ...logements] = feuilleInventaire(4, 0);
  const souris = await lireLaFeuille([entete, ...logements, ['Bloc de 2024'], entete, ...feuilleInventaire(3, 0).slice(1)]);
  expect(screen.getByText(/7 logements retenus/)).toBeVisible();
  const ligne = screen.getByRole('textbox', { name: 'Ligne des en-têtes' });
  expect(ligne).toHaveValue('1');
  expect(bouton('Lire les en-têtes de cette ligne')).toBeDisabled();
  await souris.clear(ligne);
  await souris.type(ligne, '70');
  expect(screen.getByText('Saisissez un numéro de ligne, de 1 à 10.')).toBeVisible();
  expect(bouton('Lire les en-têtes de cette ligne')).toBeDisabled();
  expect(await defautsAccessibilite()).toEqual([]);
  await souris.clear(ligne);
  await souris.type(ligne, '7');
  await souris.click(bouton('Lire les en-têtes de cette ligne'));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/En-têtes lus ligne 7 : 10 colonnes reconnues/));
  expect(ligne).toHaveValue('7');
  await souris.click(bouton('Analyser avec cette correspondance'));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/Inventaire relu : 3 logements/));
});

test('une colonne que seul le second bloc possède est nommée par sa place', async () => {
  const [entete = [], ...logements] = feuilleInventaire(4, 0);
  const retirer = (ligne: readonly ValeurCellule[]): ValeurCellule[] => ligne.filter((_, colonne) => colonne !== 6);
  await lireLaFeuille([retirer(entete), ...logements.map(retirer), entete, ...logements]);
  expect(screen.getByText(/8 logements retenus/)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Typologie' })).toHaveDisplayValue('G (ligne 6) – Typologie');
  expect(screen.getByRole('combobox', { name: 'Réservataire' })).toHaveDisplayValue('C – Réservataire');
});
