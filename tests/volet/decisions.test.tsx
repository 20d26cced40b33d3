/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { App } from '../../src/volet/App';
import { defautsAccessibilite } from './outils/accessibilite';
import { trouverDialogue } from './outils/dialogue';
import { preparerJsdom } from './outils/navigateur-jsdom';
import { PorteEnMemoire } from './outils/porte-en-memoire';
import { creerServicesDeTest, feuilleInventaire } from './outils/services-de-test';
import { creerSouris, type Souris } from './outils/souris';

beforeAll(preparerJsdom);
afterEach(cleanup);

const bouton = (nom: string | RegExp): HTMLElement => screen.getByRole('button', { name: nom });

async function ouvrir(preparer: (grille: ValeurCellule[][], porte: PorteEnMemoire) => void = () => {}) {
  const grille = feuilleInventaire(40, 3);
  const porte = new PorteEnMemoire(grille);
  preparer(grille, porte);
  const services = creerServicesDeTest(porte);
  const souris = creerSouris();
  render(<App services={services} />);
  await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
  await souris.click(bouton('Lire l’inventaire'));
  await screen.findByRole('region', { name: 'Résultat de la lecture' });
  await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
  await souris.click(screen.getByRole('tab', { name: /Contrôles/ }));
  await screen.findByRole('list', { name: 'Points à contrôler' });
  return { porte, services, souris };
}

const avancement = (): HTMLElement => screen.getByText(/traités? sur/);
const lignes = (): HTMLElement[] => within(screen.getByRole('list', { name: 'Points à contrôler' })).getAllByRole('listitem');

async function seulement(souris: Souris, regle: string): Promise<void> {
  await souris.selectOptions(screen.getByRole('combobox', { name: 'Règle' }), regle);
}

describe('Décider des remarques', () => {
  test('retenir une valeur pour toutes les remarques d’un genre, l’appliquer, puis revenir dessus', async () => {
    const { souris } = await ouvrir();
    await seulement(souris, 'V06 (3)');
    expect(screen.getByText(/Source : RPLS/)).toBeVisible();
    await souris.click(bouton('Autres choix, la cellule G2'));
    await souris.click(bouton('Retenir cette valeur'));
    expect(screen.getByRole('textbox', { name: 'Valeur à retenir' })).toHaveAccessibleDescription('Saisissez la valeur à retenir.');
    await souris.click(screen.getByRole('radio', { name: 'Les 3 remarques de même valeur lue' }));
    await souris.type(screen.getByRole('textbox', { name: 'Valeur à retenir' }), 'T4');
    expect(await defautsAccessibilite()).toEqual([]);
    await souris.click(bouton('Retenir cette valeur'));
    expect(avancement()).toHaveTextContent(/^3 traités sur/);
    expect(screen.getAllByText('Valeur retenue, pour toutes les remarques de ce genre : « T4 »')).toHaveLength(3);
    await souris.click(bouton('Appliquer les décisions'));
    await waitFor(() => expect(screen.getAllByText(/Décisions appliquées : 3 cellules corrigées/)).not.toHaveLength(0));
    expect(screen.queryByRole('button', { name: 'Appliquer les décisions' })).not.toBeInTheDocument();
    await souris.click(bouton('Revenir sur la décision, la cellule G3'));
    expect(avancement()).toHaveTextContent(/^0 traité sur/);
    expect(lignes()).toHaveLength(3);
  });

  test('ignorer demande un motif', async () => {
    const { souris } = await ouvrir();
    await seulement(souris, 'V06 (3)');
    await souris.click(bouton('Autres choix, la cellule G2'));
    await souris.click(bouton('Ignorer'));
    expect(screen.getByRole('textbox', { name: 'Motif pour ignorer' })).toHaveAccessibleDescription(/Un motif est nécessaire/);
    await souris.type(screen.getByRole('textbox', { name: 'Motif pour ignorer' }), 'vu avec le bailleur');
    await souris.click(bouton('Ignorer'));
    expect(screen.getByText('Ignorée : vu avec le bailleur')).toBeVisible();
    expect(avancement()).toHaveTextContent(/^1 traité sur/);
    await souris.selectOptions(screen.getByRole('combobox', { name: 'Avancement' }), 'À traiter (3)');
    expect(lignes()).toHaveLength(2);
  });
});

describe('Décider pour toute une colonne', () => {
  test('toutes les corrections proposées par une règle s’acceptent d’un geste, chacune avec la sienne', async () => {
    const { souris } = await ouvrir((grille) => {
      for (const rang of [4, 5, 6]) grille[rang]![0] = 100_000_000 + rang;
    });
    await seulement(souris, 'V01 (3)');
    expect(bouton('Accepter « 0100000004 », la cellule A5')).toBeVisible();
    await souris.click(bouton('Accepter les 3 corrections V01 de cette colonne, la cellule A5'));
    expect(avancement()).toHaveTextContent(/^3 traités sur/);
    for (const valeur of ['0100000004', '0100000005', '0100000006']) {
      expect(screen.getByText(`Valeur retenue, pour toutes les remarques de cette règle dans cette colonne : « ${valeur} »`)).toBeVisible();
    }
    await souris.click(bouton('Revenir sur la décision, la cellule A6'));
    expect(avancement()).toHaveTextContent(/^0 traité sur/);
  });

  test('toutes les remarques d’une règle s’ignorent avec un seul motif', async () => {
    const { souris } = await ouvrir((grille) => {
      for (const rang of [4, 5, 6]) grille[rang]![0] = 100_000_000 + rang;
    });
    await seulement(souris, 'V01 (3)');
    await souris.click(bouton('Autres choix, la cellule A5'));
    await souris.click(screen.getByRole('radio', { name: 'Les 3 remarques V01 de cette colonne, et celles à venir' }));
    expect(screen.queryByRole('textbox', { name: 'Valeur à retenir' })).not.toBeInTheDocument();
    expect(await defautsAccessibilite()).toEqual([]);
    await souris.type(screen.getByRole('textbox', { name: 'Motif pour ignorer' }), 'répertoire à jour');
    await souris.click(bouton('Ignorer'));
    expect(avancement()).toHaveTextContent(/^3 traités sur/);
    expect(screen.getAllByText(/^Ignorée, pour toutes les remarques de cette règle dans cette colonne : répertoire à jour$/)).toHaveLength(
      3,
    );
  });

  test('« Garder cette lecture » traite un droit échu sans motif ni valeur', async () => {
    const { souris } = await ouvrir((grille) => {
      grille[4]![9] = '01/01/2020';
    });
    await seulement(souris, 'V12 (1)');
    await souris.click(bouton('Garder cette lecture, la cellule J5'));
    expect(screen.getByText('Lecture gardée')).toBeVisible();
    expect(avancement()).toHaveTextContent(/^1 traité sur/);
  });
});

describe('Les données personnelles', () => {
  test('un nom masqué se décide sans que la personne soit montrée', async () => {
    const { souris } = await ouvrir((grille) => {
      grille[1]![2] = 'Mairie de Toulousse - Mme LOPEZ Maria 05 61 22 33 44';
    });
    expect(document.body).not.toHaveTextContent(/LOPEZ|61 22/);
    await souris.click(screen.getByRole('tab', { name: 'Réservataires' }));
    const carte = await screen.findByRole('group', { name: 'Décider de « Mairie de Toulousse »' });
    expect(document.body).not.toHaveTextContent(/LOPEZ|61 22/);
    await souris.click(within(carte).getByRole('radio', { name: /^Commune de Toulouse/ }));
    await souris.click(bouton('Retenir cette décision pour « Mairie de Toulousse »'));
    expect(screen.getByRole('heading', { name: 'Aucun nom à décider' })).toBeVisible();
    await souris.click(bouton('Appliquer les décisions'));
    await waitFor(() => expect(screen.getAllByText(/Décisions appliquées/)).not.toHaveLength(0));
    await souris.click(screen.getByRole('tab', { name: 'Remarques' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Règle' })).not.toHaveTextContent('V09'));
    expect(document.body).not.toHaveTextContent(/LOPEZ|61 22/);
  });
});

describe('Corriger la source', () => {
  test('liste les cellules, n’écrit qu’après l’accord, et se défait', async () => {
    const { porte, souris } = await ouvrir();
    expect(bouton('Corriger la source…')).toBeDisabled();
    await seulement(souris, 'V06 (3)');
    await souris.click(bouton('Autres choix, la cellule G3'));
    await souris.type(screen.getByRole('textbox', { name: 'Valeur à retenir' }), 'T2');
    await souris.click(bouton('Retenir cette valeur'));
    expect(bouton('Corriger la source…')).toBeDisabled();
    await souris.click(bouton('Appliquer les décisions'));
    await waitFor(() => expect(bouton('Corriger la source…')).toBeEnabled());
    expect(porte.corrections).toEqual([]);
    await souris.click(bouton('Corriger la source…'));
    const dialogue = await trouverDialogue('alertdialog', 'Corriger 1 cellule de votre feuille ?');
    expect(within(dialogue).getByText('G3 : « grand » → « T2 »')).toBeInTheDocument();
    await souris.click(within(dialogue).getByRole('button', { name: 'Corriger la source', hidden: true }));
    await waitFor(() => expect(porte.corrections).toHaveLength(1));
    expect(porte.corrections[0]).toMatchObject({
      feuille: 'Inventaire',
      cellules: [{ ligne: 2, colonne: 6, avant: 'grand', apres: 'T2' }],
    });
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Règle' })).toHaveTextContent('V06 (2)'));
    await souris.click(await screen.findByRole('button', { name: 'Annuler la dernière opération' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Règle' })).toHaveTextContent('V06 (3)'));
    expect(screen.getByText('Valeur retenue : « T2 »')).toBeInTheDocument();
  });
});

describe('Les réservataires', () => {
  test('un nom incertain se décide une fois, se change de catégorie, et se reprend', async () => {
    const { porte, services, souris } = await ouvrir((grille) => {
      grille[1]![2] = 'Mairie de Toulouze';
      grille[2]![2] = 'Mutuelle des Tisserands';
    });
    await souris.click(screen.getByRole('tab', { name: 'Réservataires' }));
    const carte = await screen.findByRole('group', { name: 'Décider de « Mairie de Toulouze »' });
    expect(within(carte).getByRole('radio', { name: /^Commune de Toulouse \(ressemblance \d+\s%\s: 1 lettre d’écart\)$/ })).toBeChecked();
    expect(await defautsAccessibilite()).toEqual([]);
    await souris.click(bouton('Retenir cette décision pour « Mairie de Toulouze »'));
    expect(screen.getByRole('heading', { name: '1 nom à décider' })).toHaveFocus();
    const mutuelle = screen.getByRole('group', { name: 'Décider de « Mutuelle des Tisserands »' });
    await souris.click(within(mutuelle).getByRole('radio', { name: 'Un autre nom' }));
    await souris.type(within(mutuelle).getByRole('textbox', { name: /Nom retenu/ }), 'Mutuelle T');
    await souris.selectOptions(within(mutuelle).getByRole('combobox', { name: 'Catégorie' }), 'Établissement public de santé');
    await souris.click(bouton('Retenir cette décision pour « Mutuelle des Tisserands »'));
    expect(screen.getByRole('heading', { name: 'Aucun nom à décider' })).toBeVisible();

    await souris.click(screen.getByRole('tab', { name: /Tableaux/ }));
    await souris.click(await screen.findByRole('button', { name: 'Insérer / mettre à jour les tableaux' }));
    await waitFor(() => expect(porte.plans).toHaveLength(1));
    expect(services.dossiers[0]?.memoire.rapprochements).toEqual([
      expect.objectContaining({ nomLu: 'Mairie de Toulouze', nomRetenu: 'Commune de Toulouse', categorie: 'commune' }),
      expect.objectContaining({ nomLu: 'Mutuelle des Tisserands', nomRetenu: 'Mutuelle T', categorie: 'sante' }),
    ]);
    await waitFor(() => expect(bouton('Insérer / mettre à jour les tableaux')).toBeEnabled());

    await souris.click(screen.getByRole('tab', { name: /Contrôles/ }));
    await souris.click(await screen.findByRole('tab', { name: 'Réservataires' }));
    await souris.click(screen.getByText('Décidés (2)'));
    await souris.click(bouton('Revenir sur la décision pour « Mutuelle T »'));
    expect(screen.getByRole('heading', { name: '1 nom à décider' })).toBeVisible();
  });

  test('la règle qui sépare les cellules à plusieurs noms se choisit', async () => {
    const { souris } = await ouvrir((grille) => {
      grille[1]![2] = 'Action Logement / Mairie de Toulouse';
    });
    await souris.click(screen.getByRole('tab', { name: 'Réservataires' }));
    await souris.click(await screen.findByText('Plusieurs réservataires dans une cellule (1)'));
    expect(screen.getByText(/→ Action Logement et Commune de Toulouse/)).toBeInTheDocument();
    await souris.click(screen.getByRole('checkbox', { name: '/ (barre oblique)' }));
    expect(await screen.findByText('Plusieurs réservataires dans une cellule (0)')).toBeInTheDocument();
    expect(await screen.findByRole('heading', { name: '1 nom à décider' })).toBeInTheDocument();
  });
});

test('« Compris » dit ce qui a été lu, ce qui a été compris, et mène à la première cellule', async () => {
  const { porte, souris } = await ouvrir();
  await souris.click(screen.getByRole('tab', { name: 'Compris' }));
  await souris.click(screen.getByText(/^Réservataire : 1 écriture, 20 cellules$/));
  expect(screen.getByText('« Mairie de Toulouse » → « Commune de Toulouse »')).toBeInTheDocument();
  expect(await defautsAccessibilite()).toEqual([]);
  await souris.click(bouton('Aller à C3'));
  await waitFor(() => expect(porte.deplacements).toEqual(['Inventaire!C3']));
});
