import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import type { Moteur, Scalaire } from '../../src/sandbox/moteur/moteur';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';

/** A tiny model: constants by sheet, and the number of times the engine asks for one. */
class Feuilles {
  readonly cellules = new Map<string, Scalaire>();
  demandes = 0;
  fins = new Map<string, { ligneFin: number; colonneFin: number }>();
  readonly moteur: Moteur;

  constructor() {
    initialiserMoteurNode();
    this.moteur = creerMoteur({
      constante: (feuille, ligne, colonne) => {
        this.demandes += 1;
        return this.cellules.get(`${feuille}|${ligne}|${colonne}`) ?? '';
      },
      etendue: (feuille) => this.fins.get(feuille) ?? null,
    });
  }

  feuille(id: string, nom: string, lignes: readonly (readonly Scalaire[])[]): void {
    this.moteur.ajouterFeuille(id, nom);
    lignes.forEach((ligne, l) => ligne.forEach((valeur, c) => this.poser(id, l, c, valeur)));
  }

  poser(id: string, ligne: number, colonne: number, valeur: Scalaire): void {
    const fin = this.fins.get(id) ?? { ligneFin: 0, colonneFin: 0 };
    this.fins.set(id, { ligneFin: Math.max(fin.ligneFin, ligne), colonneFin: Math.max(fin.colonneFin, colonne) });
    if (typeof valeur === 'string' && valeur.startsWith('=')) this.moteur.definirFormule(id, ligne, colonne, valeur);
    else {
      this.cellules.set(`${id}|${ligne}|${colonne}`, valeur);
      this.moteur.constanteChangee(id, ligne, colonne);
    }
  }
}

const biens = [
  ['Clé', 'Poids', "Droit d'usage", 'Nom'],
  ['D31|Mairie', 1, 10, 'Été'],
  ['D31|Etat*', 0.5, 20, '31'],
  ['D31|EtatX', 0.25, 30, ''],
  ['D09|Mairie', 2, 40, 'x'],
] as const;

function classeur(): Feuilles {
  const f = new Feuilles();
  f.feuille('b', 'Biens', biens);
  f.feuille('c', 'Ma Feuille', [['Entrée'], [0.072]]);
  f.moteur.definirTables([{ nom: 'Biens', feuille: 'b', ligne: 0, colonne: 0, lignesDeDonnees: 4, colonnes: biens[0] }]);
  f.moteur.definirNoms([
    { nom: 'taux', cible: "='Ma Feuille'!$A$2" },
    { nom: 'Poids_tous', cible: 'Biens[Poids]' },
    { nom: 'local', cible: '0.5', feuille: 'c' },
  ]);
  return f;
}

describe('le moteur de calcul traduit et calcule', () => {
  const cas: readonly (readonly [string, Scalaire])[] = [
    ['=SUM(Biens[Poids])', 3.75],
    ['=SUMIF(Biens[Clé],"D31|*",Biens[Poids])', 1.75],
    ['=SUMIF(Biens[Clé],"D31|Etat~*",Biens[Poids])', 0.5],
    ['=SUMIF(Biens[Clé],"D31|Etat?",Biens[Poids])', 0.75],
    ['=SUMIF(Biens[Clé],SUBSTITUTE(B3,"*","~*"),Biens[Poids])', 0],
    ['=COUNTIFS(Biens[Clé],"D31*",Biens[Poids],">=0.5")', 2],
    ['=SUMIFS(Biens[Poids],Biens[Clé],"D31*",Biens[Nom],"<>")', 1.5],
    ['=SUMPRODUCT((Biens[Poids]<=1)*(LEFT(Biens[Clé],3)="D31")*Biens[Droit d\'\'usage])', 60],
    ["=SUMPRODUCT(Biens[Poids],Biens[Droit d''usage])", 107.5],
    ['=INDEX(Biens[Poids],MATCH("D09|Mairie",Biens[Clé],0))', 2],
    ['=INDEX(Biens[],2,3)', 20],
    ["=SUM(Biens[[Poids]:[Droit d''usage]])", 103.75],
    ['=ROWS(Biens[[#All],[Poids]])', 5],
    ['=Biens[[#Headers],[Poids]]', 'Poids'],
    ['=COUNTIF(Biens[Nom],"été")', 1],
    ['=COUNTIF(Biens[Nom],"")', 1],
    ['=COUNTIF(Biens[Nom],"31")', 1],
    ['=taux*100', 7.2],
    ["='Ma Feuille'!$A$2*2", 0.144],
    ['=SUM(Poids_tous)', 3.75],
    ['=local', 0.5],
    ['=SUM(Biens!B:B)', 3.75],
    ['=DATE(2024,12,31)', 45657],
    ['=EDATE(DATE(2024,1,31),1)', 45351],
    ['=INT(-2.5)', -3],
    ['=1/0', '#DIV/0!'],
    ['=INDEX(Biens[Poids],MATCH("absent",Biens[Clé],0))', '#N/A'],
    ['=Biens[Inconnue]', '#REF!'],
    ['=IFERROR(1/0,"n/d")', 'n/d'],
    ['=INDEX(Biens[Nom],2)', '31'],
    ['=INDEX(Biens[Nom],2)&""', '31'],
    ['=TRUE', true],
    ['=""', ''],
    ['=RANK(0.5,Biens[Poids])', 3],
    ['=LARGE(Biens[Poids],2)', 1],
    ['=SUMPRODUCT(--(Biens[Poids]>0.4))', 3],
    ['=COUNTIFS(Biens[Poids],">0.4",Biens[Poids],"<2")', 2],
    ['=TEXT(45657,"yyyy-mm-dd")', '2024-12-31'],
    ['=IF(INDEX(Biens[Nom],3)="","vide","plein")', 'vide'],
    ['=ROUND(2.5,0)', 3],
    ['=MOD(-1,3)', 2],
  ];
  test.each(cas)('%s', (formule, attendu) => {
    const f = classeur();
    f.poser('c', 20, 3, formule);
    const obtenu = f.moteur.valeur('c', 20, 3);
    if (typeof attendu === 'number') expect(obtenu).toBeCloseTo(attendu, 10);
    else expect(obtenu).toBe(attendu);
  });

  test('aucun chiffre ne se perd, du très petit au très grand', () => {
    const f = classeur();
    const nombres = [1e-9 / 7, 2 / 3, 123456789.123456, 9.87654321e12, -1 / 3, 0.1 + 0.2, 1e21, 5e-30];
    nombres.forEach((nombre, rang) => {
      f.poser('c', rang + 5, 0, nombre);
      f.poser('c', rang + 5, 1, `='Ma Feuille'!A${rang + 6}*1`);
    });
    nombres.forEach((nombre, rang) => {
      const obtenu = f.moteur.valeur('c', rang + 5, 1) as number;
      expect([nombre, Math.abs(obtenu / nombre - 1) < 1e-12]).toEqual([nombre, true]);
    });
  });

  test.each(['Mairie ~', '~', 'a~*b', 'a~~b', 'a*', 'a?', '~?', 'Mairie ~|Résidence *', 'a~~b?'])(
    'le texte échappé « %s » se compte et se retrouve lui-même',
    (nom) => {
      const f = classeur();
      f.feuille('n', 'Noms', [
        [nom, 5],
        ['autre', 7],
      ]);
      f.poser('n', 0, 2, '=SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(A1,"~","~~"),"*","~*"),"?","~?")');
      const formules = [
        'SUMIF(A1:A2,C1,B1:B2)',
        'SUMIFS(B1:B2,A1:A2,C1)',
        'SUMIF(A1:A2,""&C1,B1:B2)',
        'COUNTIF(A1:A2,C1)*5',
        'COUNTIFS(A1:A2,C1)*5',
        'MATCH(C1,A1:A2,0)*5',
      ];
      formules.forEach((formule, rang) => f.poser('n', rang, 3, `=${formule}`));
      expect(formules.map((_, rang) => f.moteur.valeur('n', rang, 3))).toEqual(formules.map(() => 5));
    },
  );

  test('un critère numérique reste un nombre', () => {
    const f = classeur();
    f.poser('c', 20, 0, '=COUNTIF(Biens[Poids],B1)');
    f.poser('c', 0, 1, 0.25);
    f.poser('c', 21, 0, '=SUMIFS(Biens[Poids],Biens[Poids],">="&B1,Biens[Poids],"<2")');
    expect([f.moteur.valeur('c', 20, 0), f.moteur.valeur('c', 21, 0)]).toEqual([1, 1.75]);
  });

  test('une table d’une seule ligne se somme sous condition', () => {
    const f = classeur();
    f.feuille('u', 'Une', [
      ['K', 'V'],
      ['a', 3],
    ]);
    f.moteur.definirTables([{ nom: 'Une', feuille: 'u', ligne: 0, colonne: 0, lignesDeDonnees: 1, colonnes: ['K', 'V'] }]);
    f.poser('u', 5, 0, '=SUMIF(Une[K],"a",Une[V])');
    f.poser('u', 5, 1, '=INDEX(Une[V],MATCH("a",Une[K],0))');
    f.poser('u', 5, 2, '=SUMIFS(Une[V],Une[K],"b")');
    expect([0, 1, 2].map((c) => f.moteur.valeur('u', 5, c))).toEqual([3, 3, 0]);
  });

  test('la même formule « cette ligne » lit la ligne de chacune', () => {
    const f = classeur();
    for (let ligne = 1; ligne <= 4; ligne += 1) f.poser('b', ligne, 6, '=Biens[[#This Row],[Poids]]*2&"|"&Biens[[#This Row],[Nom]]');
    expect([1, 2, 3, 4].map((ligne) => f.moteur.valeur('b', ligne, 6))).toEqual(['2|Été', '1|31', '0.5|', '4|x']);
    f.poser('b', 2, 1, 8);
    expect([1, 2].map((ligne) => f.moteur.valeur('b', ligne, 6))).toEqual(['2|Été', '16|31']);
  });
});

describe('le moteur suit les changements', () => {
  test('une constante changée recalcule ses dépendances, en chaîne', () => {
    const f = classeur();
    f.poser('c', 5, 0, '=taux*SUM(Biens[Poids])');
    f.poser('c', 6, 0, '=A6*10');
    expect(f.moteur.valeur('c', 6, 0)).toBeCloseTo(2.7, 10);
    f.poser('c', 1, 0, 0.1);
    expect(f.moteur.valeur('c', 6, 0)).toBeCloseTo(3.75, 10);
    f.poser('b', 4, 1, 3);
    expect(f.moteur.valeur('c', 6, 0)).toBeCloseTo(4.75, 10);
    f.poser('c', 1, 0, '#N/A');
    expect(f.moteur.valeur('c', 6, 0)).toBe('#N/A');
  });

  test('une formule remplacée par une constante, puis l’inverse', () => {
    const f = classeur();
    f.poser('c', 5, 0, '=1+1');
    f.poser('c', 6, 0, '=A6*10');
    expect(f.moteur.valeur('c', 6, 0)).toBe(20);
    f.moteur.definirFormule('c', 5, 0, null);
    f.poser('c', 5, 0, 7);
    expect(f.moteur.valeur('c', 6, 0)).toBe(70);
    f.moteur.definirFormule('c', 5, 0, '=2*4');
    expect(f.moteur.valeur('c', 6, 0)).toBe(80);
  });

  test('une table qui grandit change les formules qui la lisent', () => {
    const f = classeur();
    f.poser('c', 5, 0, '=SUM(Biens[Poids])');
    expect(f.moteur.valeur('c', 5, 0)).toBe(3.75);
    f.poser('b', 5, 1, 1000);
    expect(f.moteur.valeur('c', 5, 0)).toBe(3.75);
    f.moteur.definirTables([{ nom: 'Biens', feuille: 'b', ligne: 0, colonne: 0, lignesDeDonnees: 5, colonnes: biens[0] }]);
    expect(f.moteur.valeur('c', 5, 0)).toBe(1003.75);
  });

  test('une colonne entière voit ce qui s’écrit plus bas', () => {
    const f = classeur();
    f.poser('c', 5, 3, '=SUM(Biens!B:B)');
    expect(f.moteur.valeur('c', 5, 3)).toBe(3.75);
    f.poser('b', 40, 1, 1);
    expect(f.moteur.valeur('c', 5, 3)).toBe(4.75);
  });

  test('une feuille supprimée laisse #REF!, une feuille ajoutée après coup est trouvée', () => {
    const f = classeur();
    f.poser('c', 5, 0, '=Biens!B2+Tardive!A1');
    expect(f.moteur.valeur('c', 5, 0)).toBe('#REF!');
    f.feuille('t', 'Tardive', [[41]]);
    expect(f.moteur.valeur('c', 5, 0)).toBe(42);
    f.moteur.renommerFeuille('t', 'Autre');
    f.poser('t', 0, 0, 1);
    expect(f.moteur.valeur('c', 5, 0)).toBe(2);
    f.moteur.supprimerFeuille('b');
    expect(f.moteur.valeur('c', 5, 0)).toBe('#REF!');
  });

  test('rien ne se calcule tant que le calcul est suspendu', () => {
    const f = classeur();
    f.poser('c', 5, 0, '=taux');
    expect(f.moteur.valeur('c', 5, 0)).toBe(0.072);
    f.moteur.suspendre();
    f.poser('c', 1, 0, 0.5);
    expect(f.moteur.valeur('c', 5, 0)).toBe(0.072);
    f.moteur.reprendre();
    expect(f.moteur.valeur('c', 5, 0)).toBe(0.5);
  });

  test('un scénario ne relit pas l’inventaire', () => {
    const f = classeur();
    f.feuille('g', 'Grand', [['K', 'V'], ...Array.from({ length: 3000 }, (_, rang) => [`D${rang % 5}`, 1])]);
    f.moteur.definirTables([{ nom: 'Grand', feuille: 'g', ligne: 0, colonne: 0, lignesDeDonnees: 3000, colonnes: ['K', 'V'] }]);
    for (let rang = 0; rang < 5; rang += 1) {
      f.poser('c', 10 + rang, 0, `=SUMIF(Grand[K],"D${rang}",Grand[V])`);
      f.poser('c', 10 + rang, 1, `=A${11 + rang}*'Ma Feuille'!$A$2`);
    }
    expect(f.moteur.valeur('c', 12, 1)).toBeCloseTo(43.2, 10);
    f.demandes = 0;
    f.poser('c', 1, 0, 0.1);
    expect(f.moteur.valeur('c', 12, 1)).toBeCloseTo(60, 10);
    f.poser('c', 1, 0, 0.2);
    expect(f.moteur.valeur('c', 12, 1)).toBeCloseTo(120, 10);
    expect(f.demandes).toBeLessThan(20);
  });
});
