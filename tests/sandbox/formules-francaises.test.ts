import { estFormule } from '../../src/classeur/plan';
import { HoteExcel } from '../../src/sandbox/hote';
import { traduireEnFrancais } from '../../src/sandbox/modele/formules-francaises';
import { lireEnFrancais } from '../../src/sandbox/modele/lire-formule-francaise';
import { chargerExcel } from '../../src/sandbox/transports/noeud';
import { HYPOTHESES, INVENTAIRE, planDe } from '../classeur/exemples';

describe('une formule telle qu’on la tape en français', () => {
  it.each([
    ['=SOMME.SI(A1:A9;"x;y";B1:B9)', '=SUMIF(A1:A9,"x;y",B1:B9)'],
    ['=SI(A1>=0,5;1,25E-3;VRAI)', '=IF(A1>=0.5,1.25E-3,TRUE)'],
    ['=si(a1=faux;"0,5";,5)', '=IF(a1=FALSE,"0,5",.5)'],
    ['=NB.SI.ENS(Biens[Clé];"D31|*")', '=COUNTIFS(Biens[Clé],"D31|*")'],
    ['=Flux[@Part]*2', '=Flux[[#This Row],[Part]]*2'],
    ['=Flux[@[Part retenue]]/Flux[@[Taux, %]]', '=Flux[[#This Row],[Part retenue]]/Flux[[#This Row],[Taux, %]]'],
    ['=[@[Part retenue]]*0,5', '=[@[Part retenue]]*0.5'],
    ['=INDEX(Flux[[#En-têtes];[Part]];1)', '=INDEX(Flux[[#Headers],[Part]],1)'],
    ['=SOMME(Flux[[#Tout];[a]:[b]])', '=SUM(Flux[[#All],[a]:[b]])'],
    ["='L’an 2025 ; [1], fin'!$B$2+1,5", "='L’an 2025 ; [1], fin'!$B$2+1.5"],
    ['=SOMMEPROD({1,5.2;3.4})', '=SUMPRODUCT({1.5,2;3,4})'],
    ['=SIERREUR(A1;#VALEUR!)', '=IFERROR(A1,#VALUE!)'],
    ['=MA_CONSTANTE+SOMME (1;2)', '=MA_CONSTANTE+SUM (1,2)'],
    ['=Notes[Un \'[crochet\']; et plus]&"["', '=Notes[Un \'[crochet\']; et plus]&"["'],
  ])('« %s » se comprend', (francaise, canonique) => {
    expect(lireEnFrancais(francaise)).toBe(canonique);
  });

  it('chaque formule du classeur, montrée en français puis tapée, redevient elle-même', () => {
    const formules = new Set(
      planDe(INVENTAIRE, HYPOTHESES).feuilles.flatMap(({ cellules, tables }) => [
        ...cellules.flatMap(({ contenu }) => (estFormule(contenu) ? [contenu.formule] : [])),
        ...tables.flatMap(({ colonnes, lignes }) => [
          ...colonnes.flatMap(({ formule }) => formule ?? []),
          ...lignes.flat().flatMap((cellule) => (estFormule(cellule) ? [cellule.formule] : [])),
        ]),
      ]),
    );
    expect(formules.size).toBeGreaterThan(100);
    for (const formule of formules) expect(lireEnFrancais(traduireEnFrancais(formule))).toBe(formule);
  });

  it('s’écrit aussi à travers `formulasLocal`, comme dans Excel', async () => {
    const hote = new HoteExcel();
    await chargerExcel(hote).Excel.run(async (contexte) => {
      const cellules = contexte.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
      cellules.formulasLocal = [['=SOMME(1;0,5)', '1,5']];
      cellules.load('formulas,formulasLocal');
      await contexte.sync();
      expect(cellules.formulas).toEqual([['=SUM(1,0.5)', 1.5]]);
      expect(cellules.formulasLocal[0]?.[0]).toBe('=SOMME(1;0,5)');
    });
  });

  it('les erreurs portent leur nom français', () => {
    expect(traduireEnFrancais('=IFERROR(#NAME?,#REF!)')).toBe('=SIERREUR(#NOM?;#REF!)');
  });
});
