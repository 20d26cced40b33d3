/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { colonnesALire, expliquerColonne } from '../../src/classeur/provenance/expliquer';
import type { CelluleDecrite, Demande } from '../../src/excel/porte-vivante';
import { App } from '../../src/volet/App';
import { ecrireCalcul, lireTermes } from '../../src/volet/provenance/termes-lus';
import { defautsAccessibilite } from './outils/accessibilite';
import { preparerJsdom } from './outils/navigateur-jsdom';
import { PorteEnMemoire } from './outils/porte-en-memoire';
import { creerServicesDeTest, feuilleInventaire } from './outils/services-de-test';
import { creerSouris } from './outils/souris';

beforeAll(preparerJsdom);
afterEach(cleanup);

const FORMULE = '=MAX(0,Assiette[[#This Row],[Flux brut]]-Assiette[[#This Row],[Mutations]]-Assiette[[#This Row],[Relogements]])';

const lue = (valeur: number | string | null, adresse: string) => ({ valeur, format: '#,##0.00', adresse });

/** A cell of ours without a formula, in a row that says what it is. */
function saisie(table: string, colonne: string, valeur: number | string | null, ligne: Readonly<Record<string, string>>): CelluleDecrite {
  return {
    ...lue(valeur, 'B12'),
    feuille: 'Hypothèses',
    texte: String(valeur ?? ''),
    formule: '',
    formuleLocale: '',
    notre: true,
    table,
    colonne,
    enTete: false,
    ligne: new Map(Object.entries(ligne).map(([entete, texte], rang) => [entete, lue(texte, `${'ACDEF'.charAt(rang)}12`)])),
    colonnes: new Map(),
  };
}

class PorteAvecSelection extends PorteEnMemoire {
  demandes: readonly Demande[] = [];
  /** Instead of the cell of Assiette. */
  cellule: CelluleDecrite | null = null;

  override async decrireSelection(demander?: (table: string | null, formule: string) => readonly Demande[]): Promise<CelluleDecrite> {
    if (this.cellule !== null) return this.cellule;
    this.demandes = demander?.('Assiette', FORMULE) ?? [];
    return {
      ...lue(22, 'I7'),
      feuille: 'Assiette',
      texte: '22,00',
      formule: FORMULE,
      formuleLocale: '=MAX(0;Assiette[@[Flux brut]]-Assiette[@Mutations]-Assiette[@Relogements])',
      notre: true,
      table: 'Assiette',
      colonne: 'Assiette',
      enTete: false,
      ligne: new Map([
        ['Territoire', lue('31', 'A7')],
        ['Flux brut', lue(30, 'F7')],
        ['Mutations', lue(5, 'G7')],
        ['Relogements', lue(3, 'H7')],
      ]),
      colonnes: new Map(),
    };
  }
}

async function ouvrir(cellule: CelluleDecrite | null = null) {
  const porte = new PorteAvecSelection(feuilleInventaire(20, 0));
  porte.cellule = cellule;
  const souris = creerSouris();
  render(<App services={creerServicesDeTest(porte)} />);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Lire l’inventaire' })).toBeEnabled());
  return { porte, souris };
}

describe('« D’où vient ce chiffre ? » dans le volet', () => {
  test('montre le chiffre, ses termes, sa formule et sa règle, et mène à un terme au clavier', async () => {
    const { porte, souris } = await ouvrir();
    const ouvreur = screen.getByRole('button', { name: /D’où vient ce chiffre/ });
    expect(ouvreur).toHaveAttribute('aria-expanded', 'false');
    ouvreur.focus();
    await souris.keyboard('{Enter}');
    expect(await screen.findByText(/Assiette : logements à partager entre les réservataires/)).toBeVisible();
    expect(screen.getByText('max(0 ; 30 − 5 − 3) = 22,00')).toBeVisible();
    expect(screen.getByText(/=MAX\(0;Assiette/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /CCH/ })).toHaveAttribute('href', expect.stringContaining('legifrance'));
    expect(await defautsAccessibilite()).toEqual([]);
    screen.getByRole('button', { name: 'Aller à Mutations, Assiette G7' }).focus();
    await souris.keyboard('{Enter}');
    await waitFor(() => expect(porte.deplacements).toEqual(['Assiette!G7']));
    await souris.click(await screen.findByRole('button', { name: 'Revenir à Assiette I7' }));
    await waitFor(() => expect(porte.deplacements).toEqual(['Assiette!G7', 'Assiette!I7']));
    await souris.click(screen.getByRole('switch', { name: 'Suivre la sélection' }));
    expect(screen.getByRole('button', { name: 'Expliquer la cellule sélectionnée' })).toBeVisible();
  });

  test('écrit le calcul avec les lettres puis avec les chiffres', async () => {
    const cellule = await new PorteAvecSelection([]).decrireSelection(colonnesALire);
    const explication = expliquerColonne('Assiette', 'Assiette', cellule.formule);
    if (explication === null) throw new Error('Assiette sans explication');
    expect(ecrireCalcul(explication, lireTermes(explication.termes, cellule), cellule.texte)).toEqual([
      'N = max(0 ; G − M − R)',
      'max(0 ; 30 − 5 − 3) = 22,00',
    ]);
  });
});

describe('Ce que le volet dit d’une cellule sans formule', () => {
  const expliquer = async (cellule: CelluleDecrite): Promise<void> => {
    const { souris } = await ouvrir(cellule);
    await souris.click(screen.getByRole('button', { name: /D’où vient ce chiffre/ }));
    await screen.findByText(`Hypothèses, cellule B12 – ${cellule.colonne ?? ''}`);
  };

  test('pour un paramètre : sa règle, la source de sa ligne, et s’il a été changé', async () => {
    const ligne = { Paramètre: 'Plafond de la part de l’État', Unité: '%', Source: 'Du flux annuel – CCH R.441-5-2, I' };
    await expliquer(saisie('Parametres', 'Valeur', 25, ligne));
    expect(screen.getByText('Plafond de la part de l’État (%)')).toBeVisible();
    expect(screen.getByText('Valeur changée : par défaut, 30.')).toBeVisible();
    expect(screen.getByText(/Règle : Part maximale de l’État dans le flux annuel, agents compris/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Du flux annuel – CCH R.441-5-2, I' })).toHaveAttribute(
      'href',
      expect.stringContaining('legifrance'),
    );
    expect(screen.queryByText(/à la place de la formule/)).not.toBeInTheDocument();
    expect(await defautsAccessibilite()).toEqual([]);
  });

  test('pour une part de l’État : ce que vaut le défaut, dans le format de la cellule', async () => {
    const ligne = { Réservataire: 'État – prioritaires', Catégorie: 'État – prioritaires' };
    await expliquer({ ...saisie('Reservataires', 'Part convenue', 0.29, ligne), format: '0.00%' });
    expect(screen.getByText(/Valeur changée : par défaut, 25\s%\./)).toBeVisible();
    expect(screen.getByText(/les plafonds et le règlement au-delà de 100 % peuvent encore la réduire/)).toBeVisible();
  });

  test('pour une colonne de l’utilisateur : que c’est la sienne', async () => {
    await expliquer(saisie('Flux', 'Mon avis', 3, { Réservataire: 'Commune de Muret' }));
    expect(screen.getByText('Mon avis : une colonne que vous avez ajoutée')).toBeVisible();
    expect(screen.getByText(/Source : La vôtre : ni les textes ni Négoflux ne fixent cette valeur/)).toBeVisible();
    expect(screen.queryByText(/à la place de la formule/)).not.toBeInTheDocument();
  });

  test('pour une valeur tapée sur un calcul : qu’elle remplace la formule', async () => {
    await expliquer(saisie('Flux', 'Part retenue', 0.2, { Réservataire: 'Commune de Muret' }));
    expect(screen.getByText('Une valeur a été tapée ici à la place de la formule.')).toBeVisible();
  });

  test('pour un tableau de l’utilisateur : que Négoflux ne le calcule pas', async () => {
    await expliquer(saisie('MesNotes', 'Note', 4, {}));
    expect(screen.getByText(/Ce tableau est le vôtre : Négoflux ne le calcule pas/)).toBeVisible();
  });
});

describe('La feuille lue, quand elle change', () => {
  test('est dite périmée, puis relue pour ses seules lignes modifiées', async () => {
    const { porte, souris } = await ouvrir();
    await souris.click(screen.getByRole('button', { name: 'Lire l’inventaire' }));
    await screen.findByRole('region', { name: 'Résultat de la lecture' });
    await waitFor(() => expect(porte.ecouteurs.size).toBe(1));
    act(() => {
      for (const dire of porte.ecouteurs) for (const adresse of ['G5', 'C12', 'D12']) dire({ nature: 'contenu', adresse, distant: false });
    });
    expect(await screen.findByText(/3 cellules modifiées dans « Inventaire » depuis la lecture : lignes 5, 12/)).toBeVisible();
    await souris.click(screen.getByRole('button', { name: 'Relire ce qui a changé' }));
    await waitFor(() => expect(porte.relues).toEqual([[4, 11]]));
    await waitFor(() => expect(screen.queryByText(/cellules modifiées/)).not.toBeInTheDocument());
    expect(porte.lectures).toHaveLength(1);
    act(() => {
      for (const dire of porte.ecouteurs) dire({ nature: 'structure', adresse: '5:5', distant: true });
    });
    await souris.click(await screen.findByRole('button', { name: 'Relire tout l’inventaire' }));
    await waitFor(() => expect(porte.lectures).toHaveLength(2));
    cleanup();
    await waitFor(() => expect(porte.ecouteurs.size).toBe(0));
  });
});

describe('Les mutations déduites deux fois', () => {
  test('sont chiffrées, et réglées en un geste qui ne change qu’une cellule de nos hypothèses', async () => {
    const { porte, souris } = await ouvrir();
    const assiette = (valeur: number, double: number) => [
      [
        ...['Territoire', 'Parc éligible', 'Taux de rotation', 'Mutations', 'Assiette', 'Double déduction'],
        ...['Contrôle des mutations', 'Effet du taux intermédiaire', 'Effet de la déduction à 0'],
      ],
      ['31', 500, 0.06, 5, valeur, double, double === 0 ? 'OK' : 'Alerte V19 : 4,5', double, double === 0 ? 0 : 5],
    ];
    porte.tables.set('Assiette', assiette(22, 4.5));
    await souris.click(screen.getByRole('tab', { name: /Tableaux/ }));
    await souris.click(await screen.findByRole('button', { name: 'Actualiser la synthèse' }));
    expect(await screen.findByText('Haute-Garonne (31) : mutations déduites deux fois, 4,5 logements')).toBeVisible();
    expect(screen.getByText(/taux intermédiaire, 4,5 logements ; mutations non déduites, 5,0 logements/)).toBeVisible();
    expect(porte.saisies).toEqual([]);
    porte.tables.set('Assiette', assiette(27, 0));
    await souris.click(screen.getByRole('button', { name: 'Passer au taux intermédiaire, Haute-Garonne (31)' }));
    await waitFor(() =>
      expect(porte.saisies).toEqual([
        { table: 'Territoires', colonneCle: 'Territoire', cle: '31', colonne: 'Variante de taux', valeur: 'Intermédiaire' },
      ]),
    );
    expect(await screen.findByText(/assiette de 22,0 avant, 27,0 après/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Annuler la dernière opération' })).toBeEnabled();
    expect(await defautsAccessibilite()).toEqual([]);
  });
});
