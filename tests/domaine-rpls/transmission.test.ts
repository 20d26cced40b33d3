import fc from 'fast-check';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { POSITIONS_RPLS } from '../../src/domaine/rpls/dispositions';
import { inventaireDe, lireTexte, messages } from '../fichier-texte/outils';
import { champsRpls, entete, fichierRpls, G19, ligneRpls, type Ecarts } from './fabrique';

const lire = (texte: string, exercice = 2024) => {
  const lecture = lireTexte(texte, '2024_01_310000001_001.CSV', exercice);
  return { lecture, inventaire: inventaireDe(lecture, exercice) };
};

describe('Un fichier de transmission RPLS', () => {
  it('s’ouvre comme un inventaire, ses colonnes reconnues sans aucun doute', () => {
    const { lecture, inventaire } = lire(fichierRpls(G19));
    const { colonnes, ligneEntete } = reconnaitreColonnes(lecture.valeurs);
    expect(ligneEntete).toBe(0);
    expect(colonnes.map(({ indicateur }) => indicateur)).toEqual([
      'rplsId',
      'refBailleur',
      'reservataire',
      'departement',
      'commune',
      'communeNom',
      'codePostal',
      'qpv',
      'typologie',
      'financement',
      'construction',
      'programme',
      'horsFlux',
      'liberation',
      'anneeConstruction',
    ]);
    expect(Math.min(...colonnes.map(({ confiance }) => confiance))).toBeGreaterThanOrEqual(0.95);
    expect(inventaire.lignesLues).toBe(11);
    expect(inventaire.biens).toHaveLength(10);
    expect(inventaire.biens[0]).toMatchObject({
      ligneSource: 2,
      rplsId: '3100000001',
      refBailleur: 'L1',
      reservataires: ['NON_RESERVE'],
      departement: '31',
      epci: '243100518',
      commune: '31555',
      qpv: false,
      typologie: 3,
      financement: '13',
      construction: 'C',
      programme: 'LES LILAS',
      debutConvention: null,
      finConvention: null,
      anneeConstruction: 1985,
    });
  });

  it('donne les libérations, les motifs hors flux et le taux de G19', () => {
    const { lecture, inventaire } = lire(fichierRpls(G19));
    expect(inventaire.biens.flatMap(({ liberation }, i) => (liberation === 'externe' ? [i + 1] : []))).toEqual([1, 7, 10]);
    expect(inventaire.biens.map(({ horsFlux }) => horsFlux)).toEqual([
      null,
      null,
      null,
      null,
      'TRAVAUX',
      null,
      null,
      'IML',
      'FONCTION',
      null,
    ]);
    expect(lecture.origine.rpls?.mobilite.territoires).toEqual([{ territoire: '31', numerateur: 3, denominateur: 6, taux: 0.5 }]);
    expect(messages(inventaire)).toMatch(/taux de mobilité RPLS du département 31 : 50,00\s% \(3 logements reloués.* sur 6 logements/);
  });

  it('nomme chaque contingent comme les règles du domaine, et signale celui qui ne nomme personne', () => {
    const { inventaire } = lire(fichierRpls(['1', '2', '3', '4', '5', '6', '7'].map((CONTRESLOG) => ({ CONTRESLOG }))));
    expect(inventaire.biens.map(({ reservataires }) => reservataires.join())).toEqual([
      'État – agents',
      'État – prioritaires',
      'Action Logement',
      'Collectivités territoriales (contingent RPLS 4)',
      'État – réservations conventionnelles',
      'Autres réservataires',
      'NON_RESERVE',
    ]);
    expect(inventaire.biens.map(({ horsFlux }) => horsFlux)).toEqual([null, null, null, null, 'ETAT_R314', null, null]);
    expect(inventaire.anomalies).toContainEqual(expect.objectContaining({ regle: 'V09', gravite: 'erreur', ligneSource: 5 }));
  });

  it('dit ce qu’il ne peut pas savoir', () => {
    const texte = messages(lire(fichierRpls([{ MODE: '3', BAIL: '', MISCOMMERCIAL: '1' }])).inventaire);
    for (const phrase of [
      'ne nomme aucun réservataire',
      'la part de l’État',
      'défense nationale',
      'aucune date de convention',
      'l’EPCI n’est pas',
      'mutations internes',
      'zone urbaine sensible',
      'foyers',
      'mêle attente de travaux',
      'plan de vente',
    ]) {
      expect(texte).toContain(phrase);
    }
  });

  it('ne prend ni l’adresse, ni le loyer, ni le commentaire', () => {
    const { lecture } = lire(fichierRpls([{ NOMVOIE: 'DES SECRETS', LOYERPRINC: '417', COMMENTAIRE: 'à rappeler' }]));
    expect(JSON.stringify(lecture.valeurs)).not.toMatch(/SECRETS|417|rappeler/);
  });

  it('met de côté les logements sortis du patrimoine, en le disant', () => {
    const { inventaire } = lire(fichierRpls([{}, { MODE: '9', SORTIEPATRIM: '4', BAIL: '' }, { SORTIEPATRIM: '1' }]));
    expect(inventaire.biens.map(({ ligneSource }) => ligneSource)).toEqual([2, 4]);
    expect(inventaire.ecartees).toContainEqual({ ligneSource: 3, raison: 'hors-parc' });
    // Once: the list of the rows set aside names each of them.
    expect(messages(inventaire)).not.toMatch(/Ligne 3 :/);
    expect(messages(inventaire)).toMatch(/Ligne 4 : « 1 » le logement est dit sorti/);
  });

  it.each<[string, Ecarts, RegExp]>([
    ['un mode d’occupation inconnu', { MODE: '8' }, /Ligne 3 : « 8 » n’est pas un mode d’occupation \(position 40\)/],
    ['un mode d’occupation absent', { MODE: '' }, /Ligne 3 : le mode d’occupation \(position 40\) manque/],
    ['une année de mise en location absente', { LOCAT: '' }, /Ligne 3 : l’année de première mise en location/],
    ['un bail illisible', { BAIL: 'juin 15' }, /Ligne 3 : « juin 15 » n’est pas une date de bail lisible/],
    ['un bail de remplissage', { BAIL: '01/1900' }, /Ligne 3 : « 01\/1900 » est une date de remplissage, .*aucune libération/],
    ['un bail futur', { BAIL: '06/2031' }, /Ligne 3 : « 06\/2031 » est une date de bail postérieure au 1er janvier 2024/],
    ['un bail absent', { BAIL: '' }, /Ligne 3 : le logement est loué mais la date du bail/],
    ['un bail sur un logement vide', { MODE: '3' }, /Ligne 3 : un bail est daté .*\(mode d’occupation 3\)/],
    ['un contingent absent', { CONTRESLOG: '' }, /Cellule C3 : le réservataire manque : le logement compte comme non réservé/],
    ['un contingent inconnu', { CONTRESLOG: '8' }, /Cellule C3 : le réservataire « 8 » n’est ni un nom, ni un contingent RPLS/],
    ['une commune inconnue', { DEPCOM: '31999' }, /Cellule E3 : .*31999/],
  ])('signale %s et garde le logement', (_, ecarts, attendu) => {
    const { inventaire } = lire(fichierRpls([{}, ecarts, {}]));
    expect(inventaire.biens).toHaveLength(3);
    expect(messages(inventaire)).toMatch(attendu);
  });

  it('dit « NA » tel qu’il est écrit : la valeur lue n’est pas perdue', () => {
    const { inventaire } = lire(fichierRpls([{}, { FINAN: 'NA' }, { FINAN: '' }]));
    const lues = inventaire.anomalies.filter(({ regle }) => regle === 'V07').map(({ ligneSource, valeurLue }) => [ligneSource, valeurLue]);
    expect(lues).toEqual([
      [3, 'NA'],
      [4, ''],
    ]);
  });

  it('compare le nombre de lignes à celui de l’en-tête, et le millésime à l’exercice', () => {
    const texte = fichierRpls([{}, {}]).replace(';2;\r\n', ';5;\r\n');
    const { inventaire } = lire(texte, 2026);
    expect(messages(inventaire)).toContain('l’en-tête annonce 5 logements, le fichier en porte 2');
    expect(messages(inventaire)).toContain('le fichier RPLS est celui de 2024, l’exercice est 2026');
    expect(messages(lire(fichierRpls([{}])).inventaire)).not.toMatch(/annonce|l’exercice est/);
  });

  it('accepte un séparateur en fin de ligne, un commentaire omis et des champs entre guillemets', () => {
    const lignes = [0, 1, 2].map((rang) => champsRpls(rang));
    const attendu = lire(fichierRpls([{}, {}, {}])).inventaire.biens;
    const variantes = [
      lignes.map((champs) => `${champs.join(';')};`),
      lignes.map((champs) => champs.slice(0, 63).join(';')),
      lignes.map((champs) => champs.map((champ) => `"${champ}"`).join(';')),
    ];
    for (const variante of variantes) expect(lire([entete(3), ...variante].join('\n')).inventaire.biens).toEqual(attendu);
  });

  it('ne prend pas pour un séparateur final le décalage d’une seule ligne', () => {
    const lignes = [0, 1, 2].map((rang) => champsRpls(rang, rang === 1 ? { COMPLGEO: 'BAT A;ESC 2' } : {}).join(';'));
    for (const texte of [lignes, lignes.map((ligne) => `${ligne};`)].map((corps) => [entete(3), ...corps].join('\n'))) {
      const { inventaire } = lire(texte);
      expect(inventaire.biens.map(({ ligneSource }) => ligneSource)).toEqual([2, 4]);
      expect(inventaire.anomalies).toContainEqual(
        expect.objectContaining({
          ligneSource: 3,
          gravite: 'erreur',
          valeurLue: '',
          message: expect.stringContaining('65 champs au lieu de 64') as string,
        }),
      );
    }
  });

  it('ne laisse pas un guillemet avaler les lignes qui suivent', () => {
    const { inventaire } = lire(fichierRpls([{ COMPLGEO: '"LES LILAS" BAT A' }, { COMPLGEO: '"LES' }, {}]));
    expect(inventaire.biens.map(({ programme }) => programme)).toEqual(['"LES LILAS" BAT A', '"LES', 'LES LILAS']);
  });

  it('lit un fichier récent de plus de 64 champs si son contenu le confirme, en le disant', () => {
    const recent = [0, 1, 2].map((rang) => [...champsRpls(rang).slice(0, 63), '2', '', '', '01/02/2015', 'x'].join(';'));
    const { inventaire } = lire([entete('n/d'), ...recent].join('\n'));
    expect(inventaire.biens).toHaveLength(3);
    expect(inventaire.anomalies).toContainEqual(
      expect.objectContaining({ gravite: 'alerte', message: expect.stringContaining('n’a pas été vérifié') }),
    );
  });

  it('refuse une disposition qui a bougé plutôt que de prendre une colonne pour une autre', () => {
    const decales = Array.from({ length: 12 }, (_, rang) => {
      const champs = champsRpls(rang);
      champs.splice(21, 0, 'QP031001');
      return champs.slice(0, 64).join(';');
    });
    expect(() => lire([entete(12), ...decales].join('\n'))).toThrow(
      /pas à la place prévue.*position 22 \(quartier prioritaire\) : 0 valeurs conformes sur 12, par exemple « QP031001 » ligne 2.*Exportez le fichier/s,
    );
  });

  it.each([
    ['une longueur inconnue', [entete(2), 'a;b;c', 'd;e;f'].join('\n'), /a 3 champs par ligne, là où le format en prévoit 64/],
    ['un en-tête seul', entete(0), /n’a que sa ligne d’en-tête/],
    [
      'un en-tête absent',
      [0, 1].map((rang) => ligneRpls(rang)).join('\n'),
      /pas la ligne d’en-tête attendue en ligne 1 : douze champs.*64 champs/s,
    ],
    ['un en-tête d’une autre forme', ['2024;310000001;OPH;x;y', ligneRpls(0)].join('\n'), /en-tête attendue en ligne 1.*5 champs/s],
  ])('refuse %s d’une phrase', (_, texte, attendu) => {
    expect(() => lire(texte)).toThrow(attendu);
  });

  it('signale toute ligne de mauvaise longueur, sans en perdre aucune', () => {
    const longueur = fc.integer({ min: 1, max: 90 }).filter((n) => n !== 64);
    const sorte = fc.oneof(
      { weight: 2, arbitrary: fc.constant(64) },
      { weight: 1, arbitrary: longueur },
      { weight: 1, arbitrary: fc.constant(0) },
    );
    fc.assert(
      fc.property(fc.array(sorte, { maxLength: 12 }), (longueurs) => {
        const saines = Array.from({ length: 14 }, (_, rang) => ligneRpls(rang));
        const autres = longueurs.map((n, rang) =>
          n === 0 ? '' : Array.from({ length: n }, (_, i) => champsRpls(100 + rang)[i] || 'x').join(';'),
        );
        const lignes = [entete(''), ...saines, ...autres];
        const { inventaire } = lire(lignes.join('\n'));
        // A last empty line is the line break that ends the file.
        expect(inventaire.lignesLues).toBe(lignes.length - (lignes.at(-1) === '' ? 1 : 0));
        expect(inventaire.biens.length + inventaire.ecartees.length).toBe(inventaire.lignesLues);
        longueurs.forEach((n, rang) => {
          if (n === 0 || n === 64) return;
          const ligneSource = 16 + rang;
          expect(inventaire.ecartees).toContainEqual({ ligneSource, raison: 'illisible' });
          expect(inventaire.anomalies).toContainEqual(
            expect.objectContaining({ gravite: 'erreur', ligneSource, message: expect.stringContaining(`${n} champ`) }),
          );
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('Un fichier RPLS abîmé', () => {
  const valeur = fc.oneof(
    fc.constantFrom('', ' ', 'NA', 'NC', '0', '9', '999', '01/1900', '1.1144e+006', '"', '"x"', '=1+1', '31/02/2023', '2B', 'é', '\u00a0'),
    fc.string({ maxLength: 12 }).map((texte) => texte.replace(/[;\r\n\0]/g, ' ')),
  );
  const champ = fc.integer({ min: 0, max: 63 });

  it('ne lève que des phrases, et garde ou signale chaque ligne, quelle que soit la valeur de n’importe quel champ', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 19 }), champ, valeur), { maxLength: 40 }), (mutations) => {
        const logements = Array.from({ length: 20 }, (_, rang) => champsRpls(rang));
        for (const [rang, index, mutation] of mutations) logements[rang]![index] = mutation;
        let lu;
        try {
          lu = lire([entete(20), ...logements.map((champs) => champs.join(';'))].join('\n'));
        } catch (erreur) {
          expect(erreur).toMatchObject({ name: 'ErreurUtilisateur', message: expect.stringContaining('pas à la place prévue') });
          return;
        }
        const { biens, ecartees, anomalies, lignesLues } = lu.inventaire;
        expect(lignesLues).toBe(21);
        expect(biens.length + ecartees.length).toBe(21);
        const dites = new Set(anomalies.map(({ ligneSource }) => ligneSource));
        for (const { ligneSource, raison } of ecartees) if (raison === 'illisible') expect(dites).toContain(ligneSource);
      }),
      { numRuns: 150 },
    );
  });
});

describe('Un fichier RPLS à colonnes nommées', () => {
  const nomme = (noms: readonly string[], lignes: readonly string[][], separateur = ';'): string =>
    [noms, ...lignes].map((cellules) => cellules.join(separateur)).join('\n');

  it('se lit par ses noms, quel que soit l’ordre', () => {
    const ordre = POSITIONS_RPLS.map((_, i) => i).reverse();
    const texte = nomme(
      ordre.map((i) => POSITIONS_RPLS[i]!),
      G19.map((ecarts, rang) => ordre.map((i) => champsRpls(rang, ecarts)[i]!)),
      ',',
    );
    const { lecture, inventaire } = lire(texte);
    expect(lecture.origine).toMatchObject({ separateur: 'virgule', rpls: { millesimeEcrit: false, disposition: 'colonnes nommées' } });
    expect(lecture.origine.rpls?.mobilite.territoires[0]?.taux).toBe(0.5);
    expect(inventaire.biens).toHaveLength(10);
    expect(messages(inventaire)).toContain('le fichier ne dit pas son année');
  });

  it('reste un CSV ordinaire sans les colonnes indispensables', () => {
    const { lecture, inventaire } = lire(nomme(['IDENT_REP', 'DEPCOM', 'QPV', 'FINAN'], [['3100000001', '31555', '2', '13']]));
    expect(lecture.origine.rpls).toBeNull();
    expect(inventaire.biens).toHaveLength(1);
  });
});
