/** @jest-environment jsdom */
import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { AnomalieSuivie } from '../../src/domaine/decisions/corriger';
import { ajouterDecision, correctionsDeLaSource } from '../../src/volet/etat/decider';
import { useNegoflux } from '../../src/volet/etat/useNegoflux';
import { preparerJsdom } from './outils/navigateur-jsdom';
import { PorteEnMemoire } from './outils/porte-en-memoire';
import { creerServicesDeTest, feuilleInventaire } from './outils/services-de-test';

beforeAll(preparerJsdom);
afterEach(cleanup);

/** The commands alone: what the screens show of them is tested with the screens. */
async function ouvrir(porte: PorteEnMemoire) {
  const services = creerServicesDeTest(porte);
  const { result } = renderHook(() => useNegoflux(services));
  const agir = (faire: (n: ReturnType<typeof useNegoflux>) => unknown) => act(async () => void (await faire(result.current)));
  await agir(({ commandes }) => commandes.lireInventaire());
  const remarque = (cellule: string): AnomalieSuivie => {
    const trouvee = result.current.etat.decisions.dossier?.anomalies.find((une) => une.cellule === cellule && une.regle === 'V06');
    if (trouvee === undefined) throw new Error(`Aucune remarque sur ${cellule}.`);
    return trouvee;
  };
  const corriger = async (cellule: string, valeur: string): Promise<void> => {
    await agir(({ etat, commandes }) =>
      commandes.decider({
        decisions: ajouterDecision(etat.decisions.memoire.decisions, remarque(cellule), { action: 'accepter', valeur }, 'une'),
      }),
    );
    await agir(({ commandes }) => commandes.appliquerDecisions());
    await agir(({ etat, commandes }) => {
      const { dossier } = etat.decisions;
      if (dossier === null || etat.lecture === null) throw new Error('Rien n’a été lu.');
      return commandes.corrigerSource(correctionsDeLaSource(dossier, etat.lecture).cellules);
    });
  };
  const lue = (ligne: number): unknown => result.current.etat.lecture?.valeurs[ligne]?.[6];
  const decidees = (): unknown[] =>
    result.current.etat.decisions.memoire.decisions.map((decision) => (decision.action === 'accepter' ? decision.valeurRetenue : null));
  const operations = (): string[] => result.current.etat.decisions.operations.map(({ operation }) => operation);
  return { result, agir, corriger, lue, decidees, operations };
}

describe('Corriger la source, puis insérer les tableaux', () => {
  test('annuler deux fois rend les tableaux, puis la source, ses décisions et son journal', async () => {
    const porte = new PorteEnMemoire(feuilleInventaire(40, 3));
    const { result, agir, corriger, lue, decidees, operations } = await ouvrir(porte);
    await corriger('G3', 'T2');
    expect([lue(2), decidees(), operations()]).toEqual(['T2', [], ['Source corrigée']]);
    expect(porte.corrections[0]?.cellules[0]?.repere).toEqual({ colonne: expect.any(Number), valeur: expect.stringMatching(/\S/) });
    await agir(({ commandes }) => commandes.insererTables());
    expect(operations()).toEqual([]);
    await agir(({ commandes }) => commandes.annulerDerniereOperation());
    // The line that went with the journal waits for the next one.
    expect([lue(2), operations()]).toEqual(['T2', ['Source corrigée']]);
    expect(result.current.etat.peutAnnuler).toBe(true);
    await agir(({ commandes }) => commandes.annulerDerniereOperation());
    expect([lue(2), decidees(), operations()]).toEqual(['grand', ['T2'], []]);
    expect(result.current.etat.peutAnnuler).toBe(false);
    expect(result.current.etat.classeur?.corrections).toBe(0);
  });

  test('« Défaire les corrections » les rend toutes, plus tard, et nomme ce qui a été laissé', async () => {
    const porte = new PorteEnMemoire(feuilleInventaire(40, 3));
    const { result, agir, corriger, lue, decidees, operations } = await ouvrir(porte);
    await corriger('G3', 'T2');
    await corriger('G4', 'T5');
    await agir(({ commandes }) => commandes.insererTables());
    expect(result.current.etat.classeur?.corrections).toBe(2);
    await agir(({ commandes }) => commandes.defaireCorrections());
    expect([lue(2), lue(3)]).toEqual(['grand', 'grand']);
    expect(decidees().sort()).toEqual(['T2', 'T5']);
    expect(operations()).toEqual(['Corrections défaites']);
    expect(result.current.etat.classeur?.corrections).toBe(0);
    await waitFor(() =>
      expect(result.current.etat.annonce).toBe(
        '2 cellules rendues à leur valeur d’avant. 1 cellule laissée telle quelle : Z9 de « Inventaire » a été changée depuis.',
      ),
    );
  });

  test('un classeur rouvert les propose avant toute lecture, et une donnée personnelle n’est jamais corrigée', async () => {
    const grille = feuilleInventaire(40, 3);
    grille[1]![6] = 'Mme Durandeau';
    const porte = new PorteEnMemoire(grille);
    porte.aDefaire = [{ feuille: 'Inventaire', ligne: 2, colonne: 6, valeur: 'grand' }];
    const services = creerServicesDeTest(porte);
    const { result } = renderHook(() => useNegoflux(services));
    await act(async () => void (await result.current.commandes.actualiserClasseur()));
    expect(result.current.etat.classeur?.corrections).toBe(1);
    await act(async () => void (await result.current.commandes.defaireCorrections()));
    expect(result.current.etat.annonce).toMatch(/^1 cellule rendue/);
    await act(async () => void (await result.current.commandes.lireInventaire()));
    const { lecture, decisions } = result.current.etat;
    if (lecture === null || decisions.dossier === null) throw new Error('Rien n’a été lu.');
    const correction = { identite: 'x', indicateur: 'typologie', ligneSource: 2, colonne: 6, avant: '', apres: 'T3' } as const;
    const { cellules, personnelles } = correctionsDeLaSource({ ...decisions.dossier, corrections: [correction] }, lecture);
    expect([cellules, personnelles]).toEqual([[], 1]);
  });
});
