import { largeursDe, lignesDeTexte } from '../../src/classeur/mise-en-page';
import { estNonReserve, styleDeMiseEnForme } from '../../src/classeur/styles';
import { HYPOTHESES, INVENTAIRE, planDe } from './exemples';

const PLAN = planDe(INVENTAIRE, HYPOTHESES);
const feuilleDe = (nom: string): (typeof PLAN.feuilles)[number] => {
  const trouvee = PLAN.feuilles.find((feuille) => feuille.nom === nom);
  if (trouvee === undefined) throw new Error(nom);
  return trouvee;
};

describe('La mise en page', () => {
  it('donne à chaque en-tête la hauteur qu’il faut pour être lu en entier', () => {
    for (const feuille of PLAN.feuilles) {
      const largeurs = largeursDe(feuille);
      for (const { nom, ligne, colonne, colonnes } of feuille.tables) {
        const hauteur = feuille.hauteurs?.find((run) => run.ligne === ligne)?.points ?? 15;
        for (const [rang, { entete, role }] of colonnes.entries()) {
          if (role === 'technique') continue;
          const largeur = largeurs[colonne + rang] ?? 0;
          const lignes = lignesDeTexte(entete, largeur, 'entete');
          expect([nom, entete, lignes * 13 <= hauteur]).toEqual([nom, entete, true]);
          const plusLong = Math.max(...entete.split(/[\s/]/).map((mot) => mot.length));
          expect([nom, entete, plusLong <= largeur]).toEqual([nom, entete, true]);
        }
      }
    }
  });

  it('masque les colonnes techniques sans jamais masquer une colonne que l’on lit', () => {
    for (const { masquees = [], tables } of PLAN.feuilles) {
      for (const { colonne, colonnes } of tables) {
        for (const [rang, { role }] of colonnes.entries()) if (role !== 'technique') expect(masquees).not.toContain(colonne + rang);
      }
    }
    for (const nom of ['Flux', 'Assiette', 'Rotation', 'Droits acquis', 'Comparaison', 'Scénario Taux harmonisé test']) {
      const { masquees, tables } = feuilleDe(nom);
      const restantes = tables.flatMap(({ nom: table, colonne, colonnes }) =>
        colonnes.flatMap(({ role, entete }, rang) =>
          role === 'technique' && masquees?.includes(colonne + rang) !== true ? [`${table}[${entete}]`] : [],
        ),
      );
      // The codes of the choices are muted: other tables of the sheet show a column there.
      expect([nom, restantes.filter((colonne) => !colonne.endsWith('Choix[Code]'))]).toEqual([nom, []]);
    }
  });

  it('garde les phrases du haut sur des colonnes montrées, et les donne à lire en entier', () => {
    for (const { cellules, masquees = [], hauteurs = [], nom } of PLAN.feuilles) {
      for (const { role, ligne, colonne, fusion = 1 } of cellules.filter(
        (cellule) => cellule.role === 'question' || cellule.role === 'note',
      )) {
        expect([nom, role, masquees.some((c) => c >= colonne && c < colonne + fusion)]).toEqual([nom, role, false]);
        expect(hauteurs.some((hauteur) => hauteur.ligne === ligne)).toBe(true);
      }
    }
  });

  it('fait commencer le tableau des réservataires sur une page, en-tête répété, quand il est long', () => {
    const noms = Array.from({ length: 30 }, (_, rang) => `Commune ${rang}`);
    const biens = INVENTAIRE.biens.slice(0, 30).map((bien, rang) => ({ ...bien, reservataires: [noms[rang] ?? ''] }));
    const long = planDe({ ...INVENTAIRE, biens }, HYPOTHESES);
    const flux = long.feuilles.find(({ nom }) => nom === 'Flux');
    const ligne = flux?.tables.find(({ nom }) => nom === 'Flux')?.ligne ?? -1;
    expect(flux?.impression).toMatchObject({ entete: ligne, sauts: [ligne - 1] });
  });

  it('montre un graphique des parts pour tous les territoires', () => {
    const [graphique] = feuilleDe('Flux').graphiques;
    expect(graphique?.series.map(({ nom }) => nom)).toEqual(['Département 2A', 'Département 31']);
    expect(graphique?.format).toBe('pourcent0');
  });

  it('montre « Non réservé » sans changer le nom public', () => {
    const regle = feuilleDe('Flux').misesEnForme.find(({ style }) => style === 'non-reserve');
    expect(regle?.formule).toMatch(/^=B\d+="NON_RESERVE"$/);
    expect(estNonReserve('B2')).toBe('=B2="NON_RESERVE"');
    expect(styleDeMiseEnForme('non-reserve').format).toContain('Non réservé');
  });
});
