import fc from 'fast-check';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import type { Scalaire, TableDuMoteur } from '../../src/sandbox/moteur/moteur';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import { texteEgal } from '../../src/sandbox/moteur/somme-par-cle';

beforeAll(initialiserMoteurNode);

/** A table of data on sheet `a`, of totals on sheet `b`. */
function installer(lignes: readonly (readonly Scalaire[])[], totaux: readonly Scalaire[], formules: Readonly<Record<string, string>>) {
  const feuilles: Record<string, readonly (readonly Scalaire[])[]> = { a: lignes, b: totaux.map((critere) => [critere]) };
  const moteur = creerMoteur({
    constante: (feuille, ligne, colonne) => (ligne === 0 ? '' : (feuilles[feuille]?.[ligne - 1]?.[colonne] ?? '')),
    etendue: (feuille) => ({ ligneFin: feuilles[feuille]?.length ?? 0, colonneFin: 9 }),
  });
  moteur.suspendre();
  moteur.ajouterFeuille('a', 'A');
  moteur.ajouterFeuille('b', 'B');
  const table = (nom: string, feuille: string, nombre: number, colonnes: readonly string[]): TableDuMoteur => ({
    nom,
    feuille,
    ligne: 0,
    colonne: 0,
    lignesDeDonnees: nombre,
    colonnes,
  });
  moteur.definirTables([
    table('Donnees', 'a', lignes.length, ['Code', 'Texte', 'Montant', 'Clé', 'Double']),
    table('Totaux', 'b', totaux.length, ['Critère', 'Somme']),
  ]);
  for (let ligne = 1; ligne <= lignes.length; ligne += 1) {
    moteur.definirFormule('a', ligne, 3, formules.cle ?? '');
    moteur.definirFormule('a', ligne, 4, '=IF(ISNUMBER(Donnees[[#This Row],[Montant]]),Donnees[[#This Row],[Montant]]*2,0)');
  }
  for (let ligne = 1; ligne <= totaux.length; ligne += 1) moteur.definirFormule('b', ligne, 1, formules.somme ?? '');
  moteur.reprendre();
  return moteur;
}

const CLE = '="D"&Donnees[[#This Row],[Code]]&"|"&Donnees[[#This Row],[Texte]]';
const SOMME = '=SUMIF(Donnees[Clé],"D"&Totaux[[#This Row],[Critère]],Donnees[Double])';
/** Enough rows for the shortcuts to be taken. */
const NOMBRE = 1200;

test('une colonne longue donne à chaque ligne le résultat de ses propres valeurs', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom<Scalaire>(1, '1', 2.5, 'x', '', true),
          fc.constantFrom('é', 'É', 'a"b', '', '=1', "'q"),
          fc.constantFrom<Scalaire>(1, 0.1, 'n', '', '#N/A'),
        ),
        {
          minLength: 5,
          maxLength: 20,
        },
      ),
      (motifs) => {
        const lignes = Array.from({ length: NOMBRE }, (_, rang) => [...(motifs[rang % motifs.length] ?? [])]);
        const longue = installer(lignes, ['1|é'], { cle: CLE, somme: SOMME });
        const courte = installer(lignes.slice(0, motifs.length), ['1|é'], { cle: CLE, somme: SOMME });
        for (let ligne = 1; ligne <= NOMBRE; ligne += 97) {
          for (const colonne of [3, 4])
            expect(longue.valeur('a', ligne, colonne)).toBe(courte.valeur('a', ((ligne - 1) % motifs.length) + 1, colonne));
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('les sommes par clé sont celles que l’on fait à la main, casse et jokers compris', () => {
  const lignes = Array.from({ length: NOMBRE }, (_, rang) => [rang % 3, ['Mairie', 'MAIRIE', 'Mai*', 'Autre'][rang % 4] ?? '', rang]);
  const criteres = [...Array.from({ length: 20 }, (_, rang) => `${rang % 3}|mairie`), '1|mai~*', '2|zzz'];
  const moteur = installer(lignes, criteres, { cle: CLE, somme: SOMME });
  const attendue = (critere: string): number =>
    lignes.reduce(
      (somme, [code, texte, montant]) => somme + (`${code}|${texte}`.toLowerCase() === critere.replace('~', '') ? Number(montant) * 2 : 0),
      0,
    );
  criteres.forEach((critere, rang) => expect([critere, moteur.valeur('b', rang + 1, 1)]).toEqual([critere, attendue(critere)]));
});

test('un critère avec joker est laissé au moteur, qui donne la même somme', () => {
  const lignes = Array.from({ length: NOMBRE }, (_, rang) => [rang % 3, rang % 2 === 0 ? 'Mairie' : 'Autre', 1]);
  const criteres = [...Array.from({ length: 20 }, () => '1|mairie'), '1|mai*'];
  const moteur = installer(lignes, criteres, { cle: CLE, somme: SOMME });
  expect(moteur.valeur('b', 21, 1)).toBe(moteur.valeur('b', 1, 1));
  expect(moteur.valeur('b', 1, 1)).toBe(NOMBRE / 3);
});

test('une formule qui dépend de sa place est calculée sur chaque ligne', () => {
  const lignes = Array.from({ length: NOMBRE }, () => ['x', 'y', 1]);
  const moteur = installer(lignes, ['x'], { cle: '=Donnees[[#This Row],[Code]]&ROW()', somme: SOMME });
  expect(moteur.valeur('a', 7, 3)).toBe('x8');
  expect(moteur.valeur('a', 900, 3)).toBe('x901');
});

test.each<[Scalaire, string | null]>([
  ['D31|FLUX|ACTIF|Action Logement', 'd31|flux|actif|action logement'],
  ['D31|a~*b', 'd31|a*b'],
  ['D31|a*', null],
  ['D31|a~~b', null],
  ['>5', null],
  ['=a', null],
  ['12', null],
  ['mars 2026', null],
  ['VRAI', null],
  ['#N/A', null],
  [5, null],
  ['', null],
])('le critère %p est l’égalité au texte %p', (critere, texte) => {
  expect(texteEgal(critere)).toBe(texte);
});
