import { plageDeColonne, sansBruit } from '../../src/classeur/construire';
import { largeursDe, lignesDeTexte } from '../../src/classeur/mise-en-page';
import { estNonReserve, styleDeMiseEnForme } from '../../src/classeur/styles';
import { creerReservataire } from '../outils/inventaires';
import { HYPOTHESES as USUELLES, INVENTAIRE, planDe } from './exemples';

/** With a commune, so that every sheet has all its tables. */
const HYPOTHESES = {
  ...USUELLES,
  reservataires: [...USUELLES.reservataires, creerReservataire('Mairie ~ de Toulouse', { categorie: 'commune' })],
};
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
    const scenarios = PLAN.feuilles.filter(({ cle }) => cle.startsWith('scenario')).map(({ nom }) => nom);
    expect(scenarios.length).toBeGreaterThan(0);
    for (const nom of ['Flux', 'Assiette', 'Rotation', 'Infra-départemental', 'Droits acquis', 'Comparaison', ...scenarios]) {
      const { masquees, tables } = feuilleDe(nom);
      const restantes = tables.flatMap(({ nom: table, colonne, colonnes }) =>
        colonnes.flatMap(({ role, entete }, rang) =>
          role === 'technique' && masquees?.includes(colonne + rang) !== true ? [`${table}[${entete}]`] : [],
        ),
      );
      expect([nom, restantes]).toEqual([nom, []]);
    }
  });

  it('n’imprime d’un scénario et de la feuille infra-départementale que les colonnes que l’on lit', () => {
    const lues = PLAN.feuilles.filter(({ cle }) => cle.startsWith('scenario') || cle === 'infra');
    for (const { nom, impression, masquees = [], tables } of lues) {
      const fins = tables.map(({ colonne, colonnes }) => colonne + colonnes.filter(({ role }) => role !== 'technique').length);
      expect([nom, impression?.colonnes]).toEqual([nom, Math.max(...fins)]);
      expect([nom, Math.max(...fins) <= 15, masquees.some((c) => c < Math.max(...fins))]).toEqual([nom, true, false]);
      expect(tables.some(({ nom: table }) => /Infra$/.test(table))).toBe(true);
    }
  });

  it('tient sur le papier sans loupe : 220 caractères au plus par page, le graphique entier', () => {
    for (const feuille of PLAN.feuilles) {
      const { nom, impression, masquees = [], graphiques } = feuille;
      const largeurs = largeursDe(feuille);
      const somme = (fin: number): number =>
        Array.from({ length: fin }, (_, c) => (masquees.includes(c) ? 0 : (largeurs[c] ?? 9))).reduce(
          (total, largeur) => total + largeur,
          0,
        );
      const { pages, colonnesRepetees } = impression?.enLargeur ?? { pages: 1, colonnesRepetees: 0 };
      const parPage = (somme(impression?.colonnes ?? 0) + (pages - 1) * somme(colonnesRepetees)) / pages;
      // Beside its chart, which is never cut, a comparison of many scenarios is smaller.
      if (nom !== 'Comparaison') expect([nom, parPage, parPage <= 220]).toEqual([nom, parPage, true]);
      for (const { ancre } of graphiques) expect([nom, somme(ancre.colonneFin) <= parPage]).toEqual([nom, true]);
    }
    expect(feuilleDe('Flux').impression?.enLargeur?.pages).toBeLessThanOrEqual(2);
    expect(feuilleDe('Infra-départemental').impression?.enLargeur).toBeUndefined();
  });

  it('n’imprime du comptage que les tableaux que l’on vérifie, et de Biens que les colonnes que l’on lit', () => {
    const { impression, tables } = feuilleDe('Comptage');
    const reservataires = tables.find(({ nom }) => nom === 'ComptageReservataires')!;
    expect(impression?.lignes).toBe(reservataires.ligne + reservataires.lignes.length + 1);
    const imprimees = feuilleDe('Biens').tables[0]!.colonnes.slice(0, feuilleDe('Biens').impression?.colonnes);
    expect(imprimees.at(-1)?.entete).toBe('Ligne source');
    expect(imprimees.filter(({ role }) => role === 'technique')).toEqual([]);
  });

  it('ne laisse à voir aucune clé dans Hypothèses', () => {
    const { tables, masquees = [], misesEnForme } = feuilleDe('Hypothèses');
    const visibles = tables.flatMap((table) =>
      table.colonnes.flatMap(({ entete, role }, rang) =>
        role !== 'technique' || masquees.includes(table.colonne + rang) ? [] : [[table.nom, plageDeColonne(table, entete)] as const],
      ),
    );
    const cachees = misesEnForme.filter(({ style }) => style === 'cle-invisible').map(({ plage }) => plage.split(':')[1]);
    expect(visibles.map(([, plage]) => plage.split(':')[1])).toEqual(cachees);
  });

  it('montre fixes les motifs obligatoires, et ne laisse choisir que les autres', () => {
    const motifs = feuilleDe('Hypothèses').tables.find(({ nom }) => nom === 'Motifs')!;
    const exclu = motifs.colonnes.find(({ entete }) => entete === 'Exclu du flux');
    const obligatoire = motifs.colonnes.findIndex(({ entete }) => entete === 'Obligatoire');
    expect(motifs.lignes.map((ligne, rang) => ligne[obligatoire] === 'Oui' && rang >= (exclu?.fixes?.lignes ?? 0))).not.toContain(true);
    expect(motifs.lignes[exclu?.fixes?.lignes ?? 0]?.[obligatoire]).toBe('Non');
    expect(exclu?.fixes?.liste).toMatchObject({
      plage: 'ListeObligatoire[Motif obligatoire]',
      message: expect.stringContaining('obligatoire'),
    });
  });

  it('ne répète pas l’en-tête du flux d’un scénario au-dessus des communes qui le suivent', () => {
    const biens = Array.from({ length: 60 }, (_, rang) => ({ ...INVENTAIRE.biens[0]!, reservataires: [`Commune ${rang}`] }));
    const long = planDe({ ...INVENTAIRE, biens: [...INVENTAIRE.biens, ...biens] }, HYPOTHESES);
    const scenario = long.feuilles.find(({ cle }) => cle.startsWith('scenario'));
    expect(scenario?.tables.find(({ nom }) => /^Scenario\d+$/.test(nom))?.lignes.length).toBeGreaterThan(50);
    expect(scenario?.impression?.entete).toBeNull();
  });

  it('laisse à l’assiette des lignes de hauteur normale, où une alerte tient en entier', () => {
    const { tables, hauteurs = [] } = feuilleDe('Assiette');
    const assiette = tables[0]!;
    expect(hauteurs.filter(({ ligne }) => ligne > assiette.ligne && ligne <= assiette.ligne + assiette.lignes.length)).toEqual([]);
    for (const { entete, largeur } of assiette.colonnes.filter(({ role }) => role === 'controle')) {
      for (const texte of ['Alerte V15', 'Alerte V16 : 12,5', 'À vérifier'])
        expect([entete, texte, lignesDeTexte(texte, largeur, 'controle')]).toEqual([entete, texte, 1]);
    }
  });

  it('retire son signe à un écart que deux décimales ne montrent pas', () => {
    for (const feuille of PLAN.feuilles) {
      for (const table of feuille.tables) {
        for (const { entete, format, role } of table.colonnes) {
          if (format !== 'points' || role === 'technique') continue;
          const plage = plageDeColonne(table, entete);
          const regle = feuille.misesEnForme.find((une) => une.style === 'ecart-invisible' && une.plage === plage);
          expect([table.nom, entete, regle?.formule]).toEqual([table.nom, entete, `=ABS(N(${plage.split(':')[0]}))<0.005`]);
        }
      }
    }
    expect(feuilleDe('Comparaison').misesEnForme.map(({ style }) => style)).toContain('ecart-invisible');
    expect(styleDeMiseEnForme('ecart-invisible').format).toBe('0.00;0.00;0.00');
    expect([sansBruit(0.1 + 0.2 - 0.3), Object.is(sansBruit(-1e-12), 0), sansBruit(-0.25)]).toEqual([0, true, -0.25]);
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
    expect(graphique?.series.map(({ nom }) => nom)).toEqual(['Corse-du-Sud (2A)', 'Haute-Garonne (31)']);
    expect(graphique?.format).toBe('pourcent0');
  });

  it('montre « Non réservé » sans changer le nom public', () => {
    const regle = feuilleDe('Flux').misesEnForme.find(({ style }) => style === 'non-reserve');
    expect(regle?.formule).toMatch(/^=B\d+="NON_RESERVE"$/);
    expect(estNonReserve('B2')).toBe('=B2="NON_RESERVE"');
    expect(styleDeMiseEnForme('non-reserve').format).toContain('Non réservé');
  });
});
