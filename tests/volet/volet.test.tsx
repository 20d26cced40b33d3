/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { ErreurExcel } from '../../src/excel/porte';
import { App } from '../../src/volet/App';
import type { HypothesesPartielles } from '../../src/volet/services';
import { defautsAccessibilite } from './outils/accessibilite';
import { trouverDialogue } from './outils/dialogue';
import { preparerJsdom } from './outils/navigateur-jsdom';
import { PorteEnMemoire } from './outils/porte-en-memoire';
import { creerServicesDeTest, feuilleInventaire } from './outils/services-de-test';
import { creerSouris, type Souris } from './outils/souris';

beforeAll(preparerJsdom);
afterEach(cleanup);

async function ouvrir({
  logements = 40,
  defauts = 3,
  saisies = null as HypothesesPartielles | null,
  preparer = (_: PorteEnMemoire): void => {},
} = {}) {
  const porte = new PorteEnMemoire(feuilleInventaire(logements, defauts));
  preparer(porte);
  const services = creerServicesDeTest(porte, saisies);
  const souris = creerSouris();
  render(<App services={services} />);
  await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
  return { porte, services, souris };
}

const bouton = (nom: string | RegExp): HTMLElement => screen.getByRole('button', { name: nom });
const allerALEtape = (souris: Souris, nom: RegExp): Promise<void> => souris.click(screen.getByRole('tab', { name: nom }));

async function lire(souris: Souris): Promise<void> {
  await souris.click(bouton('Lire l’inventaire'));
  await screen.findByRole('region', { name: 'Résultat de la lecture' });
  await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
}

async function inserer(souris: Souris): Promise<void> {
  await allerALEtape(souris, /Tableaux/);
  await souris.click(await screen.findByRole('button', { name: 'Insérer / mettre à jour les tableaux' }));
}

async function creerScenario(souris: Souris, nom: string, mutations: string): Promise<void> {
  await souris.click(await screen.findByRole('button', { name: 'Créer un scénario' }));
  await souris.type(screen.getByRole('textbox', { name: /Nom du scénario/ }), nom);
  await souris.type(screen.getByRole('textbox', { name: /Mutations/ }), mutations);
  await souris.click(bouton('Enregistrer le scénario'));
}

describe('L’étape « Inventaire »', () => {
  test('lit la feuille active et montre à quoi chaque colonne correspond, avec sa confiance', async () => {
    const { porte, souris } = await ouvrir();
    await lire(souris);
    expect(porte.lectures).toEqual([{ type: 'feuille-active' }]);
    expect(screen.getByText(/40 logements retenus sur 41 lignes lues/)).toBeVisible();
    const reservataire = screen.getByRole('combobox', { name: 'Réservataire' });
    expect(reservataire).toHaveDisplayValue('C – Réservataire');
    expect(reservataire).toHaveAccessibleDescription(/Reconnaissance sûre \(\d+ %\)/);
    expect(await defautsAccessibilite()).toEqual([]);
  });

  test('laisse corriger la correspondance, puis relit l’inventaire avec elle', async () => {
    const { souris } = await ouvrir();
    await lire(souris);
    await souris.selectOptions(screen.getByRole('combobox', { name: 'Typologie' }), 'Aucune colonne');
    expect(screen.getByText(/relancez l’analyse/)).toBeVisible();
    await souris.click(bouton('Analyser avec cette correspondance'));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/Inventaire relu : 40 logements/));
    expect(screen.queryByText(/relancez l’analyse/)).not.toBeInTheDocument();
  });

  test('lit un tableau du classeur quand on le choisit', async () => {
    const { porte, souris } = await ouvrir({ preparer: (p) => void (p.tablesDeLUtilisateur = ['Parc2025', 'Parc2026']) });
    await souris.click(screen.getByRole('radio', { name: 'Un tableau du classeur' }));
    await souris.selectOptions(screen.getByRole('combobox', { name: 'Tableau' }), 'Parc2026');
    await lire(souris);
    expect(porte.lectures).toEqual([{ type: 'table', nom: 'Parc2026' }]);
  });

  test('s’interrompt à la demande, sans erreur', async () => {
    const { souris } = await ouvrir({ preparer: (p) => void (p.retenir = true) });
    await souris.click(bouton('Lire l’inventaire'));
    expect(await screen.findByRole('progressbar', { name: 'Lecture de l’inventaire' })).toBeVisible();
    await souris.click(bouton('Interrompre'));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Opération interrompue'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('dit une erreur d’Excel avec sa phrase, et une erreur inconnue avec son détail', async () => {
    const { porte, souris } = await ouvrir({
      preparer: (p) => void (p.panne = new ErreurExcel('InvalidOperationInCellEditMode', 'Terminez la saisie dans la cellule (Entrée).')),
    });
    await souris.click(bouton('Lire l’inventaire'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Terminez la saisie dans la cellule (Entrée).');
    await souris.click(bouton('Fermer'));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
    porte.panne = new RangeError('boum');
    await souris.click(bouton('Lire l’inventaire'));
    expect(await screen.findByRole('alert')).toHaveTextContent(/Une erreur inattendue.*RangeError : boum/);
    expect(await defautsAccessibilite()).toEqual([]);
  });

  test('dit quoi faire quand aucune ligne d’en-têtes n’est reconnue', async () => {
    const porte = new PorteEnMemoire([['bonjour'], ['monde']]);
    const souris = creerSouris();
    render(<App services={creerServicesDeTest(porte)} />);
    await waitFor(() => expect(bouton('Lire l’inventaire')).toBeEnabled());
    await souris.click(bouton('Lire l’inventaire'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Aucune ligne d’en-têtes n’a été reconnue');
  });
});

describe('L’étape « Contrôles »', () => {
  test('filtre les anomalies, et mène à leur cellule', async () => {
    const { porte, souris } = await ouvrir();
    await lire(souris);
    await allerALEtape(souris, /Contrôles/);
    await souris.selectOptions(await screen.findByRole('combobox', { name: 'Règle' }), 'V06 (3)');
    const lignes = within(screen.getByRole('list', { name: 'Points à contrôler' })).getAllByRole('listitem');
    expect(lignes).toHaveLength(3);
    await souris.click(within(lignes[0]!).getByRole('button', { name: 'Aller à la cellule G2' }));
    await waitFor(() => expect(porte.deplacements).toEqual(['Inventaire!G2']));
    expect(await defautsAccessibilite()).toEqual([]);
  });

  test('n’affiche que cinquante anomalies à la fois, et porte le clavier sur la suite', async () => {
    const { souris } = await ouvrir({ logements: 300, defauts: 120 });
    await lire(souris);
    await allerALEtape(souris, /Contrôles/);
    await souris.selectOptions(await screen.findByRole('combobox', { name: 'Règle' }), 'V06 (120)');
    const boutons = (): HTMLElement[] => screen.getAllByRole('button', { name: /^Aller à/ });
    await waitFor(() => expect(boutons()).toHaveLength(50));
    await souris.click(bouton('Afficher 50 de plus (encore 70)'));
    await waitFor(() => expect(boutons()).toHaveLength(100));
    await waitFor(() => expect(boutons()[50]).toHaveFocus());
  });

  test('renvoie à la lecture tant que rien n’est lu', async () => {
    const { souris } = await ouvrir();
    await allerALEtape(souris, /Contrôles/);
    expect(await screen.findByText(/Lisez d’abord l’inventaire/)).toBeVisible();
    expect(await defautsAccessibilite()).toEqual([]);
  });
});

describe('L’étape « Tableaux »', () => {
  test('insère les tableaux, relit l’assiette dans la feuille, puis revient en arrière', async () => {
    const { porte, souris } = await ouvrir();
    await lire(souris);
    await inserer(souris);
    const ligne = await screen.findByRole('row', { name: /31/ });
    expect(within(ligne).getByText('40')).toBeVisible();
    expect(await screen.findByText(/Feuilles créées : Assiette, Flux/)).toBeVisible();
    expect(await defautsAccessibilite()).toEqual([]);
    await waitFor(() => expect(bouton('Annuler la dernière opération')).toBeEnabled());
    await souris.click(bouton('Annuler la dernière opération'));
    await waitFor(() => expect(screen.queryByRole('row', { name: /31/ })).not.toBeInTheDocument());
    expect(porte.feuilles).toEqual(['Inventaire']);
    await waitFor(() => expect(bouton('Annuler la dernière opération')).toBeDisabled());
  });

  test('ne remplace jamais une feuille de l’utilisateur : sans son accord, rien n’est écrit', async () => {
    const { porte, souris } = await ouvrir({ preparer: (p) => void (p.feuillesEtrangeres = ['Flux']) });
    await lire(souris);
    await inserer(souris);
    const dialogue = await trouverDialogue('dialog', 'Une feuille porte déjà ce nom');
    expect(within(dialogue).getByText('votre feuille « Flux », la nôtre « Flux (Négoflux) »')).toBeVisible();
    expect(await defautsAccessibilite()).toEqual([]);
    await souris.click(within(dialogue).getByRole('button', { name: 'Annuler', hidden: true }));
    await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument());
    expect(porte.plans).toEqual([]);
  });

  test('insère à côté des feuilles de l’utilisateur quand il le demande, et ne le redemande pas', async () => {
    const { porte, souris } = await ouvrir({ preparer: (p) => void (p.feuillesEtrangeres = ['Flux', 'Assiette']) });
    await lire(souris);
    await inserer(souris);
    const dialogue = await trouverDialogue('dialog', 'Des feuilles portent déjà ces noms');
    await souris.click(within(dialogue).getByRole('button', { name: 'Insérer à côté', hidden: true }));
    expect(await screen.findByText(/Feuilles créées : Assiette \(Négoflux\), Flux \(Négoflux\)/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument());
    await waitFor(() => expect(bouton('Insérer / mettre à jour les tableaux')).toBeEnabled());
    await souris.click(bouton('Insérer / mettre à jour les tableaux'));
    expect(await screen.findByText(/Feuilles mises à jour : Assiette \(Négoflux\), Flux \(Négoflux\)/)).toBeVisible();
    expect(porte.plans).toHaveLength(2);
  });

  test('garde ce qui était déjà saisi dans le classeur', async () => {
    const saisies: HypothesesPartielles = {
      exercice: 2027,
      bailleur: 'OPH de l’exemple',
      denominateurDesParts: 'parc-total',
      scenarios: [{ nom: 'Prudent', modifications: { mutations: 350 } }],
    };
    const { services, souris } = await ouvrir({ saisies });
    await lire(souris);
    await allerALEtape(souris, /Tableaux/);
    expect(await screen.findByRole('textbox', { name: 'Bailleur' })).toHaveValue('OPH de l’exemple');
    expect(screen.getByRole('textbox', { name: 'Exercice' })).toHaveValue('2027');
    await inserer(souris);
    await waitFor(() => expect(services.recues).toEqual([expect.objectContaining(saisies)]));
  });
});

describe('L’étape « Scénarios »', () => {
  test('crée, modifie, duplique, supprime, puis insère et mène à la comparaison', async () => {
    const { porte, services, souris } = await ouvrir();
    await lire(souris);
    await allerALEtape(souris, /Scénarios/);
    await creerScenario(souris, 'Prudent', '350');
    expect(await screen.findByText('Mutations : 350')).toBeVisible();
    await souris.click(bouton('Modifier le scénario Prudent'));
    await souris.selectOptions(screen.getByRole('combobox', { name: 'Taux de rotation' }), 'Taux saisi');
    await souris.type(screen.getByRole('textbox', { name: /Taux saisi/ }), '7,5');
    await souris.selectOptions(screen.getByRole('combobox', { name: 'Période du taux' }), 'Moyenne pondérée des années connues');
    await souris.selectOptions(screen.getByRole('combobox', { name: 'Logements étudiants' }), 'Dans le flux');
    await souris.selectOptions(screen.getByRole('combobox', { name: /Le préfet reprend/ }), 'Oui, en plus de son flux');
    expect(await defautsAccessibilite()).toEqual([]);
    await souris.click(bouton('Enregistrer le scénario'));
    await souris.click(await screen.findByRole('button', { name: 'Dupliquer le scénario Prudent' }));
    await souris.click(await screen.findByRole('button', { name: 'Dupliquer le scénario Prudent (2)' }));
    await souris.click(await screen.findByRole('button', { name: 'Supprimer le scénario Prudent (3)' }));
    await souris.click(
      within(await screen.findByRole('alertdialog', { hidden: true })).getByRole('button', { name: 'Supprimer', hidden: true }),
    );
    await waitFor(() => expect(screen.queryByRole('alertdialog', { hidden: true })).not.toBeInTheDocument());
    expect(await screen.findByRole('button', { name: 'Voir la comparaison' })).toBeDisabled();
    expect(await defautsAccessibilite()).toEqual([]);
    await souris.click(bouton('Insérer / mettre à jour les scénarios'));
    await waitFor(() => expect(bouton('Voir la comparaison')).toBeEnabled());
    const modifications = {
      mutations: 350,
      variante: 'saisi',
      tauxSaisi: 0.075,
      periode: 'moyenne-ponderee',
      exclusions: { ETUDIANT: false },
      repriseParLePrefet: true,
    };
    expect(services.recues[0]?.scenarios).toEqual([
      { nom: 'Prudent', modifications },
      { nom: 'Prudent (2)', modifications },
    ]);
    await souris.click(bouton('Voir la comparaison'));
    await waitFor(() => expect(porte.deplacements).toEqual(['Comparaison!A1']));
  });

  test('refuse un nom absent, un nombre illisible, et garde ce qui est saisi', async () => {
    const { souris } = await ouvrir();
    await allerALEtape(souris, /Scénarios/);
    await creerScenario(souris, ' ', 'beaucoup');
    expect(await screen.findByText('Donnez un nom au scénario.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Mutations/ })).toHaveAccessibleDescription('Saisissez un nombre positif, ou laissez vide.');
    expect(screen.getByRole('textbox', { name: /Mutations/ })).toHaveValue('beaucoup');
  });
});
