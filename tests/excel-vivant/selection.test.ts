import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { colonnesALire, expliquerColonne } from '../../src/classeur/provenance/expliquer';
import { planDExemple } from '../classeur-provenance/exemple';
import { situer } from '../excel/classeur-vivant';
import { installer, type Banc } from '../excel/outillage';
import { traduireEnFrancais } from '../../src/sandbox/modele/formules-francaises';

const lettres = (c: number): string => (c >= 26 ? lettres(Math.floor(c / 26) - 1) : '') + String.fromCharCode(65 + (c % 26));

async function bancRempli(): Promise<Banc> {
  const banc = installer();
  await banc.porte.executer(planDExemple());
  return banc;
}

function choisir(banc: Banc, table: string, reperes: readonly string[], entete: string): void {
  const { feuille, ligne, colonne } = situer(banc, table, reperes, entete);
  banc.hote.selectionner(feuille, `${lettres(colonne)}${ligne + 1}`);
}

const attendre = (ms: number): Promise<void> => new Promise((suite) => setTimeout(suite, ms));

describe('La cellule sélectionnée, à travers le vrai client d’Excel', () => {
  test('est décrite en deux requêtes au plus, avec sa ligne, sa formule en français et ses termes', async () => {
    const banc = await bancRempli();
    choisir(banc, 'Assiette', ['31'], 'Assiette');
    let cellule = await banc.porte.decrireSelection(colonnesALire);
    expect(await banc.compter(async () => void (cellule = await banc.porte.decrireSelection(colonnesALire)))).toBeLessThanOrEqual(2);
    expect(cellule).toMatchObject({ feuille: 'Assiette', notre: true, table: 'Assiette', colonne: 'Assiette', enTete: false });
    expect(cellule.formuleLocale).toBe('=MAX(0;ARRONDI(Assiette[@[Flux brut]]-Assiette[@Mutations]-Assiette[@Relogements];9))');
    expect(cellule.ligne.get('Mutations')?.valeur).toBe(5);
    expect(cellule.ligne.get('Territoire')?.valeur).toBe('31');
    expect(cellule.colonnes.get('Territoires|Mutations')?.valeurs).toEqual([5, 0]);
    expect(cellule.colonnes.get('Territoires|Mutations')?.feuille).toBe('Hypothèses');
  }, 60_000);

  test('est décrite aussi dans un scénario, hors tableau, et hors de nos feuilles', async () => {
    const banc = await bancRempli();
    choisir(banc, 'Scenario1Assiette', ['31'], 'Mutations');
    const scenario = await banc.porte.decrireSelection(colonnesALire);
    expect(scenario.table).toBe('Scenario1Assiette');
    expect(scenario.colonnes.get('Scenario1Entrees|Mutations')?.valeurs).toContain(8);
    expect(expliquerColonne('Scenario1Assiette', 'Mutations', scenario.formule)?.termes[0]?.lieu).toMatchObject({
      table: 'Scenario1Entrees',
    });
    banc.hote.selectionner('Hypothèses', 'B5');
    expect(await banc.compter(async () => void (await banc.porte.decrireSelection(colonnesALire)))).toBeLessThanOrEqual(2);
    const date = await banc.porte.decrireSelection(colonnesALire);
    expect(date).toMatchObject({ table: null, notre: true });
    expect(date.formuleLocale).toContain('DATE(');
    expect(date.colonnes.get('Parametres|Valeur')?.valeurs).toContain(2026);
    const etrangere = banc.hote.classeur.feuilles[0]?.nom ?? '';
    const dUtilisateur = banc.hote.classeur.feuilles.find(({ nom }) => /^Feuil/.test(nom))?.nom ?? etrangere;
    banc.hote.selectionner(dUtilisateur, 'A1');
    expect((await banc.porte.decrireSelection(colonnesALire)).notre).toBe(false);
  }, 60_000);

  test('est annoncée à chaque changement, jusqu’à l’arrêt', async () => {
    const banc = await bancRempli();
    const rappel = jest.fn();
    const arreter = await banc.porte.suivreSelection(rappel);
    banc.hote.selectionner('Assiette', 'C8');
    await attendre(30);
    expect(rappel).toHaveBeenCalled();
    await arreter();
    await arreter();
    rappel.mockClear();
    banc.hote.selectionner('Assiette', 'C9');
    await attendre(30);
    expect(rappel).not.toHaveBeenCalled();
  }, 60_000);
});

describe('La barre de formule d’un Excel français', () => {
  test.each([
    [
      '=IF(AND(Flux[[#This Row],[Base des parts]]>0.5,TRUE),SUM(Flux[Part]),"a,b")',
      '=SI(ET(Flux[@[Base des parts]]>0,5;VRAI);SOMME(Flux[Part]);"a,b")',
    ],
    ['=IFERROR(INDEX(T[A],MATCH("x",T[Clé],0)),0)', '=SIERREUR(INDEX(T[A];EQUIV("x";T[Clé];0));0)'],
    ['=SUMPRODUCT((T[A]=1)*1)+COUNTIF(A1:B2,"À, vérifier")', '=SOMMEPROD((T[A]=1)*1)+NB.SI(A1:B2;"À, vérifier")'],
    ["=SUM('Droits acquis'!A1:A3,{1,2;3,4})", "=SOMME('Droits acquis'!A1:A3;{1.2;3.4})"],
  ])('traduit %s', (canonique, locale) => {
    expect(traduireEnFrancais(canonique)).toBe(locale);
  });
});

afterEach(() => void jest.restoreAllMocks());
