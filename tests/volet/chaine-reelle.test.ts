import { describe, expect, test } from '@jest/globals';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { lireSynthese } from '../../src/volet/etat/synthese';
import { creerServices } from '../../src/volet/services-reels';
import { PorteEnMemoire } from './outils/porte-en-memoire';
import { feuilleInventaire } from './outils/services-de-test';

describe('Les services du volet', () => {
  test('lisent l’inventaire, produisent le vrai plan et en relisent l’assiette et les hypothèses', async () => {
    const porte = new PorteEnMemoire(feuilleInventaire(2500, 2));
    const regles = await creerServices({
      porte,
      version: '0.0.0',
      chargerReferentiel: async () => chargerReferentielNode(),
    }).chargerRegles();
    const lecture = await porte.lire({ type: 'feuille-active' });
    const avancement: number[] = [];
    let heure = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (heure += 40));
    const { inventaire, dossier } = await regles.etudier(lecture, await regles.reconnaitre(lecture, {}), 2026, MEMOIRE_VIDE, {
      onProgres: (f) => avancement.push(f),
    });
    jest.restoreAllMocks();
    expect(inventaire.biens).toHaveLength(2500);
    expect(avancement).toEqual([...avancement].sort((a, b) => a - b));
    expect(avancement.at(-1)).toBe(1);
    const scenarios = [{ nom: 'Prudent', modifications: { mutations: 350 } }];
    const plan = await regles.genererPlan(inventaire, { exercice: 2026, bailleur: 'OPH', scenarios }, lecture.feuille, dossier, {});
    await porte.executer(plan);
    const [synthese] = lireSynthese(await porte.lireTables(['Assiette', 'Flux']));
    expect(synthese).toMatchObject({ territoire: '31', parcEligible: 2500 });
    expect(synthese?.flux.map((f) => f.reservataire)).toContain('Action Logement');
    expect(regles.lireHypotheses(await porte.lireTables(regles.tablesDesHypotheses))).toMatchObject({
      exercice: 2026,
      bailleur: 'OPH',
      scenarios,
    });
  });
});
