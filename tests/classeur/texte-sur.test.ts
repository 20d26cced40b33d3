import { texteSur } from '../../src/classeur/texte-sur';
import { echapperColonne, lettres, ligne, numeroDeSerie, sansJokerTexte, texte } from '../../src/classeur/formules';

describe('Le texte de l’inventaire', () => {
  it.each(['=1+1', '+33', '-2', '@SOMME', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x', "'déjà"])(
    '« %s » reste un texte pour Excel',
    (dangereux) => {
      expect(texteSur(dangereux)).toBe(`'${dangereux}`);
    },
  );

  it.each(['Action Logement', '31', 'a=b', ''])('« %s » n’est pas changé', (sur) => {
    expect(texteSur(sur)).toBe(sur);
  });
});

describe('Les morceaux de formule', () => {
  it('échappent ce qui a un sens pour Excel', () => {
    expect(echapperColonne("L'[a]#")).toBe("L'''[a']'#");
    expect(ligne('Flux', '% du patrimoine')).toBe('Flux[[#This Row],[% du patrimoine]]');
    expect(texte('dit "oui"')).toBe('"dit ""oui"""');
    expect(sansJokerTexte('a*b?c~')).toBe('a~*b~?c~~');
  });

  it('comptent les jours et les colonnes comme un tableur', () => {
    expect(numeroDeSerie('2026-01-01')).toBe(46_023);
    expect([0, 25, 26, 701, 702].map(lettres)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
