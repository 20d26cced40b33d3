/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals';
import { TextDecoder as Decodeur, TextEncoder as Encodeur } from 'node:util';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../../src/volet/App';
import { defautsAccessibilite } from '../volet/outils/accessibilite';
import { preparerJsdom } from '../volet/outils/navigateur-jsdom';
import { PorteEnMemoire } from '../volet/outils/porte-en-memoire';
import { creerServicesDeTest } from '../volet/outils/services-de-test';
import { fichierRpls, G19 } from '../domaine-rpls/fabrique';

beforeAll(() => {
  preparerJsdom();
  // jsdom lacks what every browser has.
  Object.assign(globalThis, { TextDecoder: Decodeur, TextEncoder: Encodeur });
});
afterEach(cleanup);

async function ouvrir(contenu: string, nom: string) {
  const porte = new PorteEnMemoire([]);
  const services = creerServicesDeTest(porte, { exercice: 2024 });
  const souris = userEvent.setup();
  render(<App services={services} />);
  await waitFor(() => expect(lecture()).toBeEnabled());
  await souris.click(screen.getByRole('radio', { name: 'Un fichier RPLS ou CSV' }));
  expect(lecture()).toBeDisabled();
  await souris.upload(screen.getByLabelText('Fichier à lire'), new File([contenu], nom, { type: 'text/csv' }));
  await souris.click(lecture());
  await waitFor(() => expect(lecture()).toBeEnabled());
  return { porte, services, souris };
}

const lecture = (): HTMLElement => screen.getByRole('button', { name: 'Lire l’inventaire' });

describe('Le volet, sur un fichier texte', () => {
  test('lit un fichier RPLS, dit ce qu’il en a compris et donne la mobilité', async () => {
    const { porte } = await ouvrir(fichierRpls(G19), '2024_01_310000001_001.CSV');
    expect(await screen.findByText(/10 logements retenus sur 11 lignes lues \(fichier « 2024_01_310000001_001\.CSV »\)/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Fichier lu' })).toHaveTextContent('Fichier RPLS 2024, OPH de l’exemple');
    expect(screen.getByRole('list', { name: 'Taux de mobilité RPLS' })).toHaveTextContent(/Haute-Garonne \(31\) : 50,00\s% \(3 sur 6\)/);
    expect(porte.lectures).toEqual([]);
    expect(await defautsAccessibilite()).toEqual([]);
  });

  test('montre la ligne de chaque remarque, sans proposer d’aller à une cellule', async () => {
    const csv = 'N° RPLS;Réservataire;Code INSEE;Typologie\n3100000001;CAF;31555;grand\n3100000002;CAF;31555;T3\n';
    const { souris } = await ouvrir(csv, 'inventaire.csv');
    await screen.findByRole('region', { name: 'Résultat de la lecture' });
    expect(screen.getByRole('region', { name: 'Fichier lu' })).toHaveTextContent('Encodage UTF-8, séparateur point-virgule.');
    await souris.click(screen.getByRole('tab', { name: /Contrôles/ }));
    expect(await screen.findByText(/Ligne 2, colonne « Typologie » : la valeur « grand »/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Aller à/ })).not.toBeInTheDocument();
    expect(await defautsAccessibilite()).toEqual([]);
  });

  test('insère les tableaux au nom du fichier et du bailleur qu’il nomme', async () => {
    const { porte, services, souris } = await ouvrir(fichierRpls(G19), 'rpls.txt');
    await souris.click(screen.getByRole('tab', { name: /Tableaux/ }));
    await souris.click(await screen.findByRole('button', { name: 'Insérer / mettre à jour les tableaux' }));
    await waitFor(() => expect(porte.plans).toHaveLength(1));
    expect(services.recues[0]).toMatchObject({
      exercice: 2024,
      bailleur: 'OPH de l’exemple',
      territoires: [{ code: '31', mobiliteRpls: { emmenagements: 3, parc: 6 } }],
    });
  });

  test('dit d’une phrase ce qui ne va pas dans le fichier', async () => {
    await ouvrir('Réservataire;Commune\nCAF;"31555\n', 'ouvert.csv');
    expect(await screen.findByRole('alert')).toHaveTextContent(/« ouvert\.csv », ligne 2 .*un guillemet ouvert n’est jamais refermé/);
    expect(screen.getByRole('alert')).not.toHaveTextContent('Une erreur inattendue');
  });
});
