/** What a sheet looks like on the screen and on paper is the same, whether the plan goes through Office.js or into a file. */
import { readXlsx } from 'hucre/xlsx';
import { mettreEnPage } from '../../src/classeur/mise-en-page';
import type { Plan, PlanFeuille, Role } from '../../src/classeur/plan';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import { citerLesFeuilles } from '../../src/fichier/completer-paquet';
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { colonne, feuille, installer, table, type Banc } from '../excel/outillage';

const ROLES: readonly Role[] = ['texte', 'texte-long', 'saisie', 'lie', 'resultat', 'resultat-cle', 'controle'];
const phrase = 'Une phrase assez longue pour prendre plusieurs lignes. '.repeat(6);

function feuilleLarge(nombreDeColonnes: number, lignes: number, reste: Partial<PlanFeuille> = {}): PlanFeuille {
  const colonnes = Array.from({ length: nombreDeColonnes }, (_, rang) =>
    colonne(`Colonne ${rang}`, { largeur: 22, role: ROLES[rang % ROLES.length] ?? 'texte' }),
  );
  return mettreEnPage(
    feuille('large', 'Large à part', {
      cellules: [
        { ligne: 0, colonne: 0, contenu: 'Titre', role: 'titre' },
        { ligne: 1, colonne: 0, contenu: phrase, role: 'question' },
        { ligne: 2, colonne: 0, contenu: phrase, role: 'note' },
      ],
      tables: [
        table(
          'Large',
          colonnes,
          Array.from({ length: lignes }, () => colonnes.map(() => 'x')),
        ),
      ],
      figer: { lignes: 0, colonnes: 2 },
      ...reste,
    }),
  );
}
const planDe = (une: PlanFeuille): Plan => ({ feuilles: [une], noms: [] });

async function parExcel(plan: Plan): Promise<Banc> {
  const banc = installer();
  await banc.porte.executer(plan);
  return banc;
}

test('l’alignement et le retour à la ligne de chaque cellule sont les mêmes par les deux portes', async () => {
  const plan = planDe(feuilleLarge(7, 2));
  const excel = (await parExcel(plan)).hote.classeur.feuille('Large à part');
  const fichier = (await ouvrirClasseur(await ecrireClasseur(plan))).feuille('Large à part');
  const styles = (une: typeof excel): unknown[] =>
    [0, 1, 2, 4, 5, 6].flatMap((l) =>
      Array.from({ length: 7 }, (_, c) => {
        const { vertical, retourLigne } = une?.style(l, c) ?? {};
        return [l, c, vertical, retourLigne === true];
      }),
    );
  expect(styles(fichier)).toEqual(styles(excel));
  expect(styles(excel)).toContainEqual([1, 0, 'Center', true]);
});

describe('une feuille trop large pour une page', () => {
  it('s’imprime sur deux pages côte à côte, ses premières colonnes répétées, par les deux portes', async () => {
    const large = feuilleLarge(14, 40);
    expect(large.impression).toMatchObject({ colonnes: 14, enLargeur: { pages: 2, colonnesRepetees: 2 }, entete: 4 });
    const plan = planDe(large);
    const { hote } = await parExcel(plan);
    expect(hote.classeur.feuille('Large à part')?.miseEnPage).toMatchObject({
      zoom: { horizontalFitToPages: 2, verticalFitToPages: 0 },
      colonnesDeTitre: { c0: 0, c1: 1 },
      lignesDeTitre: { l0: 4, l1: 4 },
    });
    const lu = await readXlsx(await ecrireClasseur(plan), {});
    expect(lu.sheets[0]?.pageSetup).toMatchObject({ fitToWidth: 2, fitToHeight: 0, printTitlesColumn: '$A:$B', printTitlesRow: '$5:$5' });
  });

  it('ne laisse pas ses phrases courir au-delà de la première page', () => {
    const large = feuilleLarge(14, 40);
    const etroite = feuilleLarge(8, 40);
    const fusion = ({ cellules }: PlanFeuille): number => cellules.find(({ role }) => role === 'note')?.fusion ?? 1;
    expect(etroite.impression?.enLargeur).toBeUndefined();
    expect(fusion(large) * 22).toBeLessThanOrEqual((14 * 22 + 2 * 22) / 2);
    expect(fusion(etroite) * 22).toBeGreaterThanOrEqual(125);
  });

  it('reste sur une page de large si elle est très longue ou si un graphique y serait coupé', () => {
    const graphique = {
      nom: 'G',
      type: 'colonnes',
      titre: 'G',
      categories: 'A6:A9',
      series: [{ nom: 's', valeurs: 'B6:B9' }],
      ancre: { ligne: 0, colonne: 3, ligneFin: 3, colonneFin: 14 },
      format: 'entier',
    } as const;
    for (const une of [feuilleLarge(14, 501), feuilleLarge(14, 40, { graphiques: [graphique] })])
      expect(une.impression?.enLargeur).toBeUndefined();
  });

  it('redevenue étroite, elle revient à une page à la mise à jour, et l’annulation rend les deux', async () => {
    const banc = await parExcel(planDe(feuilleLarge(14, 40)));
    const zoom = (): unknown => banc.hote.classeur.feuille('Large à part')?.miseEnPage.zoom;
    await banc.porte.executer(planDe(feuilleLarge(8, 40)));
    expect(zoom()).toEqual({ horizontalFitToPages: 1, verticalFitToPages: 0 });
    await banc.porte.annulerDerniereOperation();
    expect(zoom()).toEqual({ horizontalFitToPages: 2, verticalFitToPages: 0 });
  });
});

test.each([
  ['Droits acquis!$1:$2', "'Droits acquis'!$1:$2"],
  ['Scénario a,b!$6:$6,Scénario a,b!$A:$B', "'Scénario a,b'!$A:$B,'Scénario a,b'!$6:$6"],
  ["L'an!$A:$B", "'L''an'!$A:$B"],
  ["'Déjà cité'!$A:$C", "'Déjà cité'!$A:$C"],
])('dans ce qui est imprimé, « %s » nomme sa feuille entre apostrophes, les colonnes d’abord', (cible, voulue) => {
  const balise = (texte: string): string => `<definedName name="_xlnm.Print_Titles" localSheetId="1">${texte}</definedName>`;
  expect(citerLesFeuilles(balise(cible))).toBe(balise(voulue));
});
