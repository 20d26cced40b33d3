import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Plan, PlanFeuille } from '../../src/classeur/plan';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import { modifierPaquet } from '../../src/fichier/paquet-zip';
import { ecartsDuPlan } from '../outils/comparer-plan';
import { libreOfficePresent, ouvrirLibreOffice } from '../outils/libreoffice/libreoffice';

const LISTES: PlanFeuille = {
  cle: 'listes',
  nom: 'Listes d’appui',
  couleurOnglet: '#808080',
  cellules: [],
  tables: [
    {
      nom: 'Listes',
      ligne: 0,
      colonne: 0,
      colonnes: [{ entete: 'Variantes', role: 'texte', format: 'texte', largeur: 20 }],
      lignes: [['harmonise'], ['saisi']],
      filtres: false,
    },
  ],
  misesEnForme: [],
  graphiques: [],
  figer: { lignes: 0, colonnes: 0 },
};

const ASSIETTE: PlanFeuille = {
  cle: 'assiette',
  nom: 'Assiette',
  couleurOnglet: '#1F4E79',
  cellules: [
    { ligne: 0, colonne: 0, contenu: 'Assiette', role: 'titre', fusion: 3 },
    { ligne: 8, colonne: 0, contenu: { formule: '=SUM(Assiette[Flux])', valeur: 25 }, role: 'controle', format: 'decimal2' },
  ],
  tables: [
    {
      nom: 'Assiette',
      ligne: 3,
      colonne: 0,
      colonnes: [
        { entete: 'Territoire', role: 'etiquette', format: 'texte', largeur: 14 },
        {
          entete: 'Variante',
          role: 'saisie',
          format: 'texte',
          largeur: 14,
          liste: { feuille: 'Listes d’appui', plage: 'Listes[Variantes]' },
        },
        { entete: 'Taux (%)', role: 'saisie', format: 'pourcent2', largeur: 10, bornes: { min: 0, max: 1 } },
        {
          entete: 'Flux',
          role: 'resultat',
          format: 'decimal2',
          largeur: 12,
          formule: '=100*Assiette[[#This Row],[Taux (%)]]',
        },
      ],
      lignes: [
        ['09', 'harmonise', 0.1, 10],
        ['#N/A', '=1+1', 0.05, 5],
        ['_x0041_', 'saisi', 0.1, { formule: '=100*Assiette[[#This Row],[Taux (%)]]', valeur: 10 }],
      ],
      filtres: false,
    },
  ],
  misesEnForme: [{ plage: 'C5:C7', formule: '=$C5>0.08', style: 'modifie' }],
  graphiques: [
    {
      nom: 'Flux',
      type: 'colonnes',
      titre: 'Flux par territoire',
      categories: 'A5:A7',
      series: [{ nom: 'Flux', valeurs: 'D5:D7' }],
      ancre: { ligne: 10, colonne: 0, ligneFin: 24, colonneFin: 5 },
      format: 'decimal2',
    },
  ],
  figer: { lignes: 4, colonnes: 1 },
};

const PLAN: Plan = { feuilles: [ASSIETTE, LISTES], noms: [{ nom: 'TotalFlux', cible: "'Assiette'!$A$9" }] };

describe('Écriture d’un plan en .xlsx', () => {
  it('écrit les tables, les listes sur plage, les formats conditionnels et les graphiques', async () => {
    const lu = await readXlsx(await ecrireClasseur(PLAN), { readStyles: true });
    const feuille = lu.sheets[0];
    expect(feuille?.tables?.map(({ name, range }) => [name, range])).toEqual([['Assiette', 'A4:D7']]);
    expect(feuille?.dataValidations?.map(({ type, formula1, range }) => [type, formula1, range])).toEqual([
      ['list', "'Listes d’appui'!$A$2:$A$3", 'B5:B7'],
      ['decimal', '0', 'C5:C7'],
    ]);
    expect(feuille?.conditionalRules?.[0]?.formula).toBe('$C5>0.08');
    expect(feuille?.charts).toHaveLength(1);
    expect(feuille?.freezePane).toEqual({ rows: 4, columns: 1 });
    expect(feuille?.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 'a4' });
  });

  it('garde en texte ce que l’inventaire a de piégeux : formule, erreur, échappement', async () => {
    const lu = await lireClasseur(await ecrireClasseur(PLAN));
    const valeurs = lu.feuilles[0]?.valeurs;
    expect(valeurs?.slice(4, 7).map((ligne) => ligne.slice(0, 2))).toEqual([
      ['09', 'harmonise'],
      ['#N/A', '=1+1'],
      ['_x0041_', 'saisi'],
    ]);
    const cellule = (await readXlsx(await ecrireClasseur(PLAN))).sheets[0]?.cells?.get('4,3');
    expect([cellule?.formula, cellule?.formulaResult]).toEqual(['100*Assiette[[#This Row],[Taux (%)]]', 10]);
  });

  it('marque chaque feuille et ne dit rien de qui l’a écrite', async () => {
    const lu = await readXlsx(await ecrireClasseur(PLAN));
    expect(lu.namedRanges).toEqual(
      expect.arrayContaining([
        { name: 'Negoflux_Feuille', range: "'Assiette'!$A$1", scope: 'Assiette' },
        { name: 'Negoflux_Feuille', range: "'Listes d’appui'!$A$1", scope: 'Listes d’appui' },
        { name: 'TotalFlux', range: "'Assiette'!$A$9" },
      ]),
    );
    expect(lu.properties?.creator).toBeUndefined();
    expect(lu.properties?.lastModifiedBy).toBeUndefined();
    expect((await lireClasseur(await ecrireClasseur(PLAN))).feuilles.every(({ negoflux }) => negoflux)).toBe(true);
  });

  it('déclare le français et la formule de chaque colonne calculée, pour les lignes que l’on ajoutera', async () => {
    const parties = new Map<string, string>();
    await modifierPaquet(
      await ecrireClasseur(PLAN),
      (chemin) => chemin.endsWith('.xml'),
      (texte, chemin) => {
        parties.set(chemin, texte);
        return texte;
      },
    );
    expect(parties.get('docProps/core.xml')).toContain('<dc:language>fr-FR</dc:language>');
    expect(parties.get('xl/tables/table1.xml')).toContain(
      '<calculatedColumnFormula>100*Assiette[[#This Row],[Taux (%)]]</calculatedColumnFormula>',
    );
  });

  it('cite entre apostrophes la feuille dont il fixe l’impression, et masque les colonnes que le plan masque', async () => {
    const page = { ...ASSIETTE, nom: 'Droits acquis', masquees: [3], impression: { colonnes: 3, entete: 3, sauts: [] } };
    const octets = await ecrireClasseur({ feuilles: [page, LISTES], noms: [] });
    let classeur = '';
    await modifierPaquet(
      octets,
      (chemin) => chemin === 'xl/workbook.xml',
      (texte) => (classeur = texte),
    );
    expect(classeur).toContain(">'Droits acquis'!$A:$C<");
    expect(classeur).toContain(">'Droits acquis'!$4:$4<");
    expect((await readXlsx(octets)).sheets[0]?.columns?.[3]?.hidden).toBe(true);
  });

  it('met les feuilles de l’utilisateur en tête et refuse un nom déjà pris', async () => {
    const source = await writeXlsx({ sheets: [{ name: 'Export parc', rows: [['N°'], ['=1+1'], [new Date(Date.UTC(2024, 1, 29))]] }] });
    const lu = await lireClasseur(await ecrireClasseur(PLAN, { avant: source }));
    expect(lu.feuilles.map(({ nom, negoflux }) => [nom, negoflux])).toEqual([
      ['Export parc', false],
      ['Assiette', true],
      ['Listes d’appui', true],
    ]);
    expect(lu.feuilles[0]?.valeurs).toEqual([['N°'], ['=1+1'], [45351]]);
    await expect(ecrireClasseur(PLAN, { avant: await ecrireClasseur(PLAN) })).rejects.toThrow('renommez-la');
  });

  (libreOfficePresent() ? it : it.skip)('donne à LibreOffice les mêmes valeurs que la règle', async () => {
    const libreOffice = await ouvrirLibreOffice();
    try {
      await libreOffice.charger(await ecrireClasseur(PLAN));
      await libreOffice.recalculer();
      expect(ecartsDuPlan(PLAN, await libreOffice.lireTout())).toEqual([]);
      expect((await libreOffice.inventorier()).graphiques['Assiette']).toBe(1);
    } finally {
      await libreOffice.fermer();
    }
  });
});
