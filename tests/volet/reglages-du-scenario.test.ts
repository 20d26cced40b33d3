/** Caps, settlement and rounding of a scenario: from the form to the scenario and back, and what the pane says of them. */
import type { Scenario } from '../../src/domaine/hypotheses';
import { verifierBrouillon, versBrouillon, versScenario } from '../../src/volet/etat/brouillon-scenario';
import { decrireScenario } from '../../src/volet/etat/decrire-scenario';

const SCENARIO: Scenario = {
  nom: 'Dérogation',
  modifications: {
    plafondEtat: 0.345,
    plafondCollectivites: 0.1,
    baseGarantie: 'programme',
    reglementDesParts: 'reduire',
    arrondi: 'plancher',
    repriseParLePrefet: false,
  },
  parTerritoire: { '31': { mutations: 3 } },
};

describe('Les réglages du partage dans un scénario', () => {
  it('reviennent du formulaire tels qu’ils y sont entrés, et un champ vide suit la référence', () => {
    const brouillon = versBrouillon(SCENARIO);
    expect(brouillon.portees['']?.reglages.plafonds).toEqual({ plafondEtat: '34,5', plafondAgents: '', plafondCollectivites: '10' });
    expect(versScenario(brouillon)).toEqual(SCENARIO);
    expect(versScenario(versBrouillon({ nom: 'Vide', modifications: {} }))).toEqual({ nom: 'Vide', modifications: {} });
  });

  it('se disent en une ligne chacun', () => {
    expect(decrireScenario(SCENARIO)).toEqual([
      'Plafond de l’État : 34,5 %',
      'Plafond des garanties d’emprunt : 10 %',
      'Plafond des garanties compté sur : logements de chaque programme',
      'Parts au-delà de 100 % : réduire celles qu’aucun plafond ne limite',
      'Arrondi : à l’entier inférieur',
      'Droits non convertis repris par le préfet : non',
      'Territoire 31 – Mutations : 3',
    ]);
  });

  it.each(['-1', '130', 'abc'])('refusent un plafond de « %s »', (plafondAgents) => {
    const brouillon = versBrouillon(SCENARIO);
    const champs = brouillon.portees[''];
    if (champs === undefined) throw new Error('Portée absente');
    const plafonds = { ...champs.reglages.plafonds, plafondAgents };
    const modifie = { ...brouillon, portees: { ...brouillon.portees, '': { ...champs, reglages: { ...champs.reglages, plafonds } } } };
    expect(verifierBrouillon(modifie, []).champs).toEqual({
      '|plafondAgents': 'Saisissez un pourcentage entre 0 et 100, ou laissez vide.',
    });
  });
});
