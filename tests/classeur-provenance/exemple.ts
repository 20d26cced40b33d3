/** A workbook where every rule has something to do: two territoires, both methods, exclusions, several réservataires, two scenarios. */
import { genererPlan } from '../../src/classeur/generer-plan';
import type { Plan } from '../../src/classeur/plan';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Inventaire } from '../../src/domaine/inventaire';
import { creerBiens, creerInventaire, creerTerritoire } from '../outils/inventaires';

export function inventaireDExemple(): Inventaire {
  return creerInventaire(
    creerBiens([
      [300, {}],
      [60, { reservataires: ['Action Logement'], programme: 'Les Lilas', finConvention: '2031-12-31' }],
      [40, { reservataires: ['Mairie de Toulouse'] }],
      [12, { reservataires: ['Mairie de Toulouse', 'Action Logement'] }],
      [20, { horsFlux: 'ETUDIANT' }],
      [8, { horsFlux: 'VENTE' }],
      [25, { liberation: 'externe' }],
      [9, { liberation: 'mutation' }],
      [3, { liberation: 'anru' }],
      [80, { departement: '81', commune: '81004', communeNom: 'Albi', reservataires: ['Action Logement'], programme: 'Le Tarn' }],
      [50, { departement: '81', commune: '81004', communeNom: 'Albi', liberation: 'externe' }],
    ]),
    { 'Mairie de Toulouse': 'commune' },
  );
}

export function planDExemple(): Plan {
  const inventaire = inventaireDExemple();
  const hypotheses = completerHypotheses(
    {
      exercice: 2026,
      territoires: [
        creerTerritoire({ code: '31', deductions: { mutations: 5, relogementsRu: 2, orcod: 0, lhi: 1, vente: 0 } }),
        creerTerritoire({ code: '81', variante: 'intermediaire' }),
      ],
      scenarios: [
        { nom: 'Prudent', modifications: { variante: 'intermediaire', mutations: 8 } },
        {
          nom: 'Droits',
          modifications: { methodeActionLogement: 'droits-acquis', denominateurDesParts: 'parc-total' },
          parTerritoire: { '81': { vente: 2 } },
        },
      ],
    },
    inventaire,
  );
  return genererPlan(inventaire, hypotheses, { version: '0.1.0', feuilleSource: 'Inventaire', date: '2026-01-15' });
}
