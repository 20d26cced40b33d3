import type { Plan } from '../../src/classeur/plan';
import { colonne, feuille, installer, table } from './outillage';

const nombre = { role: 'saisie', format: 'entier' } as const;

function empilees(hautes: number, basses: number): Plan {
  const lignes = (nombreDeLignes: number): [string, number][] =>
    Array.from({ length: nombreDeLignes }, (_, rang) => [`L${rang}`, rang + 1]);
  const colonnes = [colonne('Nom'), colonne('Valeur', nombre)];
  return {
    feuilles: [
      feuille('hypotheses', 'Hypothèses', {
        cellules: [{ ligne: hautes + 6, colonne: 0, contenu: 'Territoires', role: 'etiquette' }],
        tables: [
          table('Reservataires', colonnes, lignes(hautes)),
          table('Territoires', colonnes, lignes(basses), { ligne: hautes + 7, colonne: 0 }),
        ],
      }),
    ],
    noms: [],
  };
}

describe('tableaux l’un sous l’autre', () => {
  it.each([
    [2, 3, 6, 3],
    [6, 3, 2, 5],
    [3, 2, 4, 8],
  ])(
    'de %i et %i lignes à %i et %i, les formules de l’utilisateur suivent, et l’annulation rend l’état d’avant',
    async (h0, b0, h1, b1) => {
      const { hote, porte, photo } = installer();
      await porte.executer(empilees(h0, b0));
      hote.modifierCellule('Feuil1', 0, 0, '=SUM(Territoires[Valeur])');
      const avant = photo();
      await porte.executer(empilees(h1, b1));
      expect(hote.classeur.feuille('Feuil1')?.valeur(0, 0)).toBe((b1 * (b1 + 1)) / 2);
      expect((await porte.lireTables(['Reservataires'])).get('Reservataires')).toHaveLength(h1 + 1);
      await porte.annulerDerniereOperation();
      expect(photo()).toEqual(avant);
      expect(hote.classeur.feuille('Feuil1')?.valeur(0, 0)).toBe((b0 * (b0 + 1)) / 2);
    },
  );
});
