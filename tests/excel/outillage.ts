import type { Cellule, Plan, PlanColonne, PlanFeuille, PlanTable } from '../../src/classeur/plan';
import { creerPorteExcel } from '../../src/excel';
import type { PorteExcel } from '../../src/excel/porte';
import type { Tailles } from '../../src/excel/session';
import { HoteExcel, type OptionsHote } from '../../src/sandbox/hote';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import { chargerExcel } from '../../src/sandbox/transports/noeud';

export interface Banc {
  readonly hote: HoteExcel;
  readonly porte: PorteExcel;
  readonly photo: () => unknown;
  /** Requests that `action` costs, releases of references apart. */
  readonly compter: (action: () => Promise<unknown>) => Promise<number>;
}

/** Microsoft's client over our host, with one sheet of the user's. */
export function installer(options: OptionsHote = {}, tailles: Tailles = {}): Banc {
  initialiserMoteurNode();
  const hote = new HoteExcel({ moteur: creerMoteur, surDefaut: (cause) => console.error(cause), ...options });
  const porte = creerPorteExcel(chargerExcel(hote).Excel, tailles);
  return {
    hote,
    porte,
    photo: () => structuredClone(hote.classeur.photographie()),
    compter: async (action) => {
      const avant = hote.stats.syncs;
      await action();
      return hote.stats.syncs - avant;
    },
  };
}

export const colonne = (entete: string, reste: Partial<PlanColonne> = {}): PlanColonne => ({
  entete,
  role: 'texte',
  format: 'texte',
  largeur: 14,
  ...reste,
});

export function table(
  nom: string,
  colonnes: readonly PlanColonne[],
  lignes: readonly (readonly Cellule[])[],
  coin = { ligne: 4, colonne: 0 },
): PlanTable {
  return { nom, ...coin, colonnes, lignes, filtres: true };
}

export function feuille(cle: string, nom: string, reste: Partial<PlanFeuille>): PlanFeuille {
  return {
    cle,
    nom,
    couleurOnglet: '#1F3864',
    cellules: [],
    tables: [],
    misesEnForme: [],
    graphiques: [],
    figer: { lignes: 5, colonnes: 1 },
    ...reste,
  };
}

/** A small plan that uses everything: texts, formulas between sheets, lists, bounds, conditional formats, a chart, a name. */
export function petitPlan(lignes = 3, scenarios: readonly string[] = ['A']): Plan {
  const biens = Array.from({ length: lignes }, (_, rang): Cellule[] => [rang % 2 ? '31' : '=09', 'Préfecture', rang + 1, null]);
  const nombre = { role: 'resultat', format: 'decimal2' } as const;
  return {
    feuilles: [
      feuille('listes', 'Listes', { tables: [table('ListeVariantes', [colonne('Variante')], [['Harmonisé'], ['Saisi']])] }),
      feuille('flux', 'Flux', {
        cellules: [
          { ligne: 0, colonne: 0, contenu: 'Flux estimé', role: 'titre', fusion: 3 },
          { ligne: 1, colonne: 0, contenu: '2026 : combien de logements ?', role: 'question' },
          { ligne: lignes + 6, colonne: 0, contenu: 'Total', role: 'etiquette' },
          {
            ligne: lignes + 6,
            colonne: 3,
            contenu: { formule: '=SUM(Flux[Double])', valeur: lignes * (lignes + 1) },
            role: 'resultat-cle',
            format: 'entier',
          },
        ],
        tables: [
          table(
            'Flux',
            [
              colonne('Territoire', { liste: { feuille: 'Listes', plage: 'ListeVariantes[Variante]' } }),
              colonne('Réservataire'),
              colonne('Part', { role: 'saisie', format: 'decimal2', bornes: { min: 0, max: 1000 } }),
              colonne('Double', { ...nombre, formule: '=2*Flux[[#This Row],[Part]]' }),
            ],
            biens,
          ),
        ],
        misesEnForme: [{ plage: `D6:D${lignes + 5}`, formule: '=D6>3', style: 'alerte' }],
        graphiques: [
          {
            nom: 'Parts',
            type: 'colonnes',
            titre: 'Parts',
            categories: `B6:B${lignes + 5}`,
            series: [{ nom: 'Part', valeurs: `C6:C${lignes + 5}` }],
            ancre: { ligne: 3, colonne: 8, ligneFin: 18, colonneFin: 14 },
            format: 'entier',
          },
        ],
      }),
      ...scenarios.map((nom, rang) =>
        feuille(`scenario:${rang + 1}`, `Scénario ${nom}`, {
          tables: [
            table(
              `Scenario${rang + 1}`,
              [colonne('Ligne'), colonne('Valeur', { ...nombre, formule: '=SUM(Flux[Double])' })],
              [[nom, null]],
            ),
          ],
        }),
      ),
    ],
    noms: [{ nom: 'Exercice', cible: "'Flux'!$C$6" }],
  };
}
