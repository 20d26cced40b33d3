import fc from 'fast-check';
import Papa from 'papaparse';
import { auBout } from '../../src/domaine/lots';
import { decoderTexteParLots } from '../../src/fichier/texte/decoder';
import { decouperCsv, SEPARATEURS, unifierSautsDeLigne } from '../../src/fichier/texte/decouper-csv';
import { sansAdresses } from '../../src/fichier/texte/completer-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { estFichierTexte } from '../../src/fichier/texte/lire-fichier-texte';
import { cp850, inventaireDe, lireTexte, messages, octets, utf16le, windows1252 } from './outils';

const ENTETES = [
  'N° RPLS',
  'Référence',
  'Réservataire',
  'Code INSEE',
  'QPV',
  'Typologie',
  'Financement',
  'Collectif/Individuel',
  'Fin convention',
  'Loyer',
  'Remarque',
];
const logement = (rang: number, loyer = '412,50', remarque = 'Côté œuvre'): string[] => [
  `0${String(310_000_001 + rang)}`,
  `000${rang + 1}`,
  'Action Logement',
  '01001',
  'Non',
  'T3',
  'PLUS',
  'C',
  '31/12/2040',
  loyer,
  remarque,
];
const csv = (lignes: readonly (readonly string[])[], separateur = ';', saut = '\r\n'): string =>
  [ENTETES, ...lignes].map((l) => l.join(separateur)).join(saut);
const TROIS = [logement(0), logement(1), logement(2, '398,00')];

const estUtf8 = (contenu: Uint8Array): boolean => Buffer.from(Buffer.from(contenu).toString('utf8'), 'utf8').equals(Buffer.from(contenu));

describe('Un CSV', () => {
  it.each(SEPARATEURS)('se lit avec le séparateur « %s »', (separateur) => {
    const lignes = separateur === ',' ? TROIS.map((l) => l.map((cellule) => (cellule.includes(',') ? `"${cellule}"` : cellule))) : TROIS;
    const lecture = lireTexte(csv(lignes, separateur));
    const { biens, lignesLues } = inventaireDe(lecture);
    expect(lignesLues).toBe(4);
    expect(biens.map(({ rplsId, refBailleur, commune, reservataires }) => [rplsId, refBailleur, commune, reservataires.join()])).toEqual(
      [0, 1, 2].map((rang) => [`031000000${rang + 1}`, `000${rang + 1}`, '01001', 'Action Logement']),
    );
    expect(lecture.valeurs.map((ligne) => ligne[9])).toEqual(['Loyer', 412.5, 412.5, 398]);
    expect(lecture.origine.marqueDecimale).toBe(',');
  });

  it('annonce lui-même son séparateur avec « sep= »', () => {
    const lecture = lireTexte(`sep=|\n${csv(TROIS, '|', '\n')}`);
    expect(lecture.origine.separateur).toBe('barre verticale');
    expect(inventaireDe(lecture)).toMatchObject({ lignesLues: 5, biens: { length: 3 } });
  });

  it.each([
    ['UTF-8', octets],
    ['UTF-8 avec BOM', (texte: string) => octets(`\ufeff${texte}`)],
    ['UTF-16 LE', utf16le],
    ['UTF-16 LE', (texte: string) => utf16le(texte).subarray(2)],
    ['UTF-16 BE', (texte: string) => new Uint8Array(Buffer.from(texte, 'utf16le').swap16())],
    ['CP850 (DOS)', cp850],
    ['Windows-1252', (texte: string) => windows1252(texte)!],
  ] as const)('se lit en %s', (encodage, encoder) => {
    const lecture = lireTexte(encoder(csv(TROIS)));
    expect(lecture.origine.encodage).toBe(encodage);
    expect(lecture.valeurs[0]).toEqual(ENTETES);
    expect(lecture.valeurs[1]?.[10]).toBe(encodage === 'CP850 (DOS)' ? 'Côté ?uvre' : 'Côté œuvre');
  });

  it('ne prend pas pour du DOS les guillemets, les tirets et les points de suspension de Windows', () => {
    const texte = 'Référence;Réservataire;Commune;Programme\nA1;CAF;31555;“Les Lilas” – bât. A… l’œuvre\n';
    const lecture = lireTexte(windows1252(texte)!);
    expect(lecture.origine.encodage).toBe('Windows-1252');
    expect(lecture.valeurs[1]?.[3]).toBe('“Les Lilas” – bât. A… l’œuvre');
  });

  it('garde en texte un code à zéro de tête, un identifiant, une date et une référence à point', () => {
    const texte =
      'Référence;Réservataire;Code INSEE;Surface;Code libre;Version\n12.10;CAF;01001;65,5;007;1.10\n12.20;CAF;01004;1 065,0;12;2.5\n';
    const { valeurs } = lireTexte(texte);
    expect(valeurs.slice(1)).toEqual([
      ['12.10', 'CAF', '01001', 65.5, '007', '1.10'],
      ['12.20', 'CAF', '01004', 1065, '12', '2.5'],
    ]);
  });

  it('reconnaît le point décimal quand c’est celui du fichier, et laisse en texte une colonne qui n’est pas que nombres', () => {
    const { valeurs, origine } = lireTexte('Réservataire,Commune,Surface,Note\nCAF,31555,65.5,12.5\nCAF,31555,70,bien\n');
    expect(origine.marqueDecimale).toBe('.');
    expect(valeurs.slice(1)).toEqual([
      ['CAF', '31555', 65.5, '12.5'],
      ['CAF', '31555', 70, 'bien'],
    ]);
  });

  it('donne à chaque remarque le numéro de la ligne du fichier, même après une cellule sur plusieurs lignes', () => {
    const lignes = [
      logement(0, '1', '"sur\r\ntrois\r\nlignes"'),
      logement(1),
      [...logement(2).slice(0, 5), 'grand', ...logement(2).slice(6)],
    ];
    const lecture = lireTexte(csv(lignes));
    const inventaire = inventaireDe(lecture);
    expect(inventaire.lignesLues).toBe(6);
    expect(inventaire.biens.map(({ ligneSource }) => ligneSource)).toEqual([2, 5, 6]);
    expect(inventaire.ecartees.map(({ ligneSource, raison }) => [ligneSource, raison])).toEqual([
      [1, 'titre'],
      [3, 'suite'],
      [4, 'suite'],
    ]);
    expect(inventaire.anomalies).toContainEqual(expect.objectContaining({ regle: 'V06', ligneSource: 6, cellule: 'F6' }));
  });

  it('dit la ligne et la colonne là où il n’y a pas de feuille', () => {
    const lignes = [logement(0), logement(0), [...logement(2).slice(0, 5), 'grand', ...logement(2).slice(6)]];
    const lecture = lireTexte(csv(lignes));
    const inventaire = sansAdresses(inventaireDe(lecture), reconnaitreColonnes(lecture.valeurs));
    expect(inventaire.anomalies.every(({ cellule }) => cellule === null)).toBe(true);
    expect(messages(inventaire)).toContain('Ligne 4, colonne « Typologie » : la valeur « grand »');
    expect(messages(inventaire)).toMatch(/Ligne 2, colonne « Référence » : .* figure aussi en ligne 3\./);
    expect(messages(inventaire)).not.toContain('Cellule');
  });

  it('supporte titres, lignes vides, séparateurs en trop et fin de fichier sans saut de ligne', () => {
    const texte = `Patrimoine au 31/12;;;;;;;;;;;;\n\n${csv(TROIS, ';', '\n').replace(/\n/g, ';;\n')};;\n;;;;;;;;;;;;`;
    const inventaire = inventaireDe(lireTexte(texte));
    expect(inventaire.biens.map(({ ligneSource }) => ligneSource)).toEqual([4, 5, 6]);
    expect(inventaire.lignesLues).toBe(7);
    expect(messages(inventaire)).not.toContain('cellules au lieu de');
  });

  it('signale une ligne décalée par un séparateur sans guillemets, sans rien en citer ni en lire', () => {
    const inventaire = inventaireDe(lireTexte(csv([logement(0), logement(1, '1', 'un;de trop'), logement(2)])));
    expect(inventaire.biens).toHaveLength(2);
    expect(inventaire.anomalies).toContainEqual(
      expect.objectContaining({ gravite: 'erreur', ligneSource: 3, message: expect.stringContaining('12 cellules au lieu de 11') }),
    );
    // What has moved may be anybody's: nothing of the line is cited.
    expect(inventaire.anomalies.find(({ message }) => message.includes('12 cellules'))).toMatchObject({ valeurLue: '', cellule: null });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['un fichier vide', new Uint8Array(), /« x\.csv » est vide/],
    ['un classeur renommé', Uint8Array.of(0x50, 0x4b, 3, 4, 0), /archive ZIP ou un classeur .xlsx/],
    ['un ancien classeur', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), /ancien classeur .xls/],
    ['un PDF', octets('%PDF-1.7'), /PDF/],
    ['des octets nuls', Uint8Array.of(65, 66, 67, 0, 68, 0), /octets nuls.*CSV UTF-8/],
    ['un UTF-8 abîmé', Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0x28), /mêle deux encodages/],
    ['une seule colonne', octets('Réservataire\nCAF\n'), /n’a qu’une colonne.*Ligne 1 : « Réservataire »/],
    [
      'un guillemet jamais refermé',
      octets('Réservataire;Commune\nCAF;31555\n"CAF;31555\nCAF;31555\n'),
      /ligne 3 \(« "CAF;31555 »\) : un guillemet ouvert n’est jamais refermé.*Doublez/s,
    ],
    ['un guillemet mal fermé', octets('Réservataire;Commune\n"CAF" de Muret;31555\n'), /ligne 2.*un guillemet/s],
  ])('refuse %s d’une phrase qui dit quoi faire', (_, contenu, attendu) => {
    expect(() => lireTexte(contenu, 'x.csv')).toThrow(attendu);
  });

  it('rend toute cellule telle qu’elle a été écrite, pour tout séparateur et tout encodage', () => {
    const signe = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'aZé09œ€’ "\';,|\t\n\r=.') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((s) => !s.includes('\0')) },
    );
    const cellule = fc.array(signe, { maxLength: 8 }).map((signes) => signes.join(''));
    const grille = fc
      .integer({ min: 1, max: 5 })
      .chain((largeur) => fc.array(fc.array(cellule, { minLength: largeur, maxLength: largeur }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(
        grille,
        fc.constantFrom(...SEPARATEURS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (lignes, separateur, saut, final) => {
          const texte = Papa.unparse(lignes, { delimiter: separateur, newline: saut, quotes: true }) + (final ? saut : '');
          const attendu = lignes.map((ligne) => ligne.map(unifierSautsDeLigne));
          const ansi = windows1252(texte);
          // « Ã© » in Windows-1252 is also « é » in UTF-8: nothing can tell, and no French text holds it.
          const sur = ansi === null || !estUtf8(ansi) ? ansi : octets(texte);
          for (const encode of [octets(texte), octets(`\ufeff${texte}`), utf16le(texte), sur ?? octets(texte)]) {
            const decode = auBout(decoderTexteParLots(encode, 'x')).texte;
            const { lignes: lues, suites } = decouperCsv(unifierSautsDeLigne(decode), separateur, 'x');
            const debuts = lues.filter((_, index) => !suites.includes(index + 1));
            expect(debuts).toEqual(attendu);
            expect(lues).toHaveLength(unifierSautsDeLigne(texte).replace(/\n$/, '').split('\n').length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ne lève que des phrases et ne perd aucune ligne, quel que soit le texte', () => {
    const ligne = fc
      .array(fc.constantFrom('CAF', '31555', 'Toulouse', '', '"', 'x', '12,5', '2024', 'Réservataire', 'Commune'), { maxLength: 6 })
      .map((c) => c.join(';'));
    fc.assert(
      fc.property(fc.array(ligne, { minLength: 1, maxLength: 12 }), (lignes) => {
        const texte = lignes.join('\n');
        let lecture;
        try {
          lecture = lireTexte(texte);
        } catch (erreur) {
          expect(erreur).toMatchObject({ name: 'ErreurUtilisateur' });
          return;
        }
        const { biens, ecartees, lignesLues } = inventaireDe(lecture);
        expect(lignesLues).toBe(texte.replace(/\n$/, '').split('\n').length);
        expect(biens.length + ecartees.length).toBe(lignesLues);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Le format d’un fichier', () => {
  it('se reconnaît à son nom, sinon à son contenu', () => {
    const [zip, texte] = [Uint8Array.of(0x50, 0x4b, 3, 4), octets('a;b')];
    expect([
      estFichierTexte('a.CSV', zip),
      estFichierTexte('a.xlsx', texte),
      estFichierTexte('rpls', texte),
      estFichierTexte('rpls', zip),
    ]).toEqual([true, false, true, false]);
  });
});

test('un long texte découpé par morceaux donne les cellules d’un seul tenant, guillemets et sauts de ligne à cheval compris', () => {
  // Rows of every length: the end of a piece falls everywhere in them.
  const lignes = Array.from({ length: 12_000 }, (_, rang) => [
    `A${rang}`,
    rang % 7 === 0 ? `dit "${'x'.repeat(rang % 50)}" ; fin` : 'y'.repeat(rang % 90),
    rang % 11 === 0 ? `deux\nlignes` : '',
  ]);
  const ecrit = lignes.map((ligne) => ligne.map((t) => (/[";\n]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t)).join(';')).join('\n');
  expect(ecrit.length).toBeGreaterThan(2 * 2 ** 18);
  const { lignes: lues, suites } = decouperCsv(ecrit, ';', 'x');
  expect(lues.filter((_, rang) => !suites.includes(rang + 1))).toEqual(lignes);
  expect(() => decouperCsv(`${ecrit}\n"jamais refermé;1`, ';', 'x')).toThrow(`ligne ${lues.length + 1} `);
});
