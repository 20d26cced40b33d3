import { writeXlsx } from 'hucre/xlsx';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { Production } from '../../src/fichier/produire';
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { enregistrerClasseur } from '../../src/sandbox/fichiers/enregistrer';
import { ajouterColonne, barre, generer, inventaireDe, lignesDe, lu, taper } from '../excel/classeur-vivant';
import { installer, type Banc } from '../excel/outillage';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import { genererPlan } from '../../src/classeur/generer-plan';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import { ecartsDuPlan } from '../outils/comparer-plan';
import { libreOfficePresent, ouvrirLibreOffice } from '../outils/libreoffice/libreoffice';
import { ENTETES, lignesDuParc, produireUnClasseur } from '../outils/produire-un-classeur';
import type { Inventaire } from '../../src/domaine/inventaire';

const inventaire = (nombre: number): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'Export parc', rows: [ENTETES, ...lignesDuParc(nombre, { communeFausse: 3 })] }] });

const lancer = (octets: Uint8Array, jour: string, hypotheses: object | null = null): Promise<Production> =>
  produireUnClasseur(octets, { jour, hypotheses });

async function ouvrir(octets: Uint8Array): Promise<Banc> {
  initialiserMoteurNode();
  return installer({ classeur: await ouvrirClasseur(octets, { moteur: creerMoteur }) });
}

describe('La commande sur un fichier qui contient déjà les feuilles de Négoflux', () => {
  it('garde ce qui a été saisi dedans, et ce que le fichier d’hypothèses donne l’emporte', async () => {
    const premier = await lancer(await inventaire(40), '2026-01-15', {
      bailleur: 'OPH',
      scenarios: [{ nom: 'Bas', modifications: { 'deductions.mutations': 2 } }],
    });
    expect(premier.bilan.avertissements).toEqual([]);
    const banc = await ouvrir(premier.octets);
    taper(banc, 'Parametres', ['Plafond de la part de l’État'], 'Valeur', 28);
    taper(banc, 'Territoires', ['31'], 'LHI', '=1+1');
    taper(banc, 'Scenario1Entrees', ['31'], 'ORCOD', 0);
    const [remarque] = await lignesDe(banc, 'Controles');
    taper(banc, 'Controles', [remarque?.[1] ?? '', remarque?.[4] ?? ''], 'Décision', 'Ignoré');
    taper(banc, 'Controles', [remarque?.[1] ?? '', remarque?.[4] ?? ''], 'Motif', 'vu avec le bailleur');
    await ajouterColonne(banc, 'Flux', 'Ma note');
    taper(banc, 'Flux', ['31', 'Action Logement'], 'Ma note', 'à revoir');
    const note = banc.hote.classeur.feuille('Rotation');
    banc.hote.modifierCellule('Rotation', 30, 1, 'Vu en réunion');
    expect(note?.valeur(30, 1)).toBe('Vu en réunion');

    const second = await lancer(await enregistrerClasseur(banc.hote.classeur), '2026-02-01', {
      territoires: [{ code: '31', deductions: { mutations: 7 } }],
    });
    expect(second.bilan.avertissements).toEqual([]);
    const suite = await ouvrir(second.octets);
    expect(lu(suite, 'Parametres', ['Plafond de la part de l’État'], 'Valeur')).toBe(28);
    expect(lu(suite, 'Parametres', ['Bailleur'], 'Valeur')).toBe('OPH');
    expect(barre(suite, 'Territoires', ['31'], 'LHI')).toBe('=1+1');
    expect(lu(suite, 'Territoires', ['31'], 'Mutations')).toBe(7);
    expect(lu(suite, 'Scenario1Entrees', ['31'], 'Mutations')).toBe(2);
    expect(barre(suite, 'Scenario1Entrees', ['31'], 'ORCOD')).toBe(0);
    expect(lu(suite, 'Controles', [remarque?.[1] ?? '', remarque?.[4] ?? ''], 'Décision')).toBe('Ignoré');
    expect(lu(suite, 'Flux', ['31', 'Action Logement'], 'Ma note')).toBe('à revoir');
    expect(suite.hote.classeur.feuille('Rotation')?.valeur(30, 1)).toBe('Vu en réunion');
    expect((await lignesDe(suite, 'Journal')).map((ligne) => ligne[1])).toEqual([
      'Construction du classeur',
      'Construction du classeur',
      'Hypothèse modifiée',
    ]);
    // What the user added stays theirs at the third run too.
    const troisieme = await ouvrir((await lancer(second.octets, '2026-02-01')).octets);
    expect(lu(troisieme, 'Flux', ['31', 'Action Logement'], 'Ma note')).toBe('à revoir');
    expect(troisieme.hote.classeur.feuille('Rotation')?.valeur(30, 1)).toBe('Vu en réunion');
    expect((await lignesDe(troisieme, 'Journal')).slice(0, 3)).toEqual(await lignesDe(suite, 'Journal'));
  });

  it('dit ce qu’une hypothèse sans logement devient, et garde les feuilles que l’utilisateur a ajoutées', async () => {
    const { bilan } = await lancer(await inventaire(20), '2026-01-15', { territoires: [{ code: '81', deductions: { mutations: 4 } }] });
    expect(bilan.avertissements).toEqual([expect.stringContaining('Le territoire 81 n’a aucun logement')]);
    const premier = await ouvrir((await lancer(await inventaire(20), '2026-01-15')).octets);
    premier.hote.classeur.ajouterFeuille('Ma synthèse');
    const { bilan: second, octets } = await lancer(await enregistrerClasseur(premier.hote.classeur), '2026-01-16');
    expect(second.avertissements).toEqual([]);
    const noms = (await lireClasseur(octets)).feuilles.map(({ nom }) => nom);
    expect(noms.slice(0, 2)).toEqual(['Export parc', 'Ma synthèse']);
    expect(new Set(noms).size).toBe(noms.length);
  });
});

describe('Seuils saisis et hypothèses sans logement', () => {
  (libreOfficePresent() ? it : it.skip)('LibreOffice y calcule les mêmes valeurs que les règles', async () => {
    const parc = inventaireDe([
      [20, { reservataires: ['Action Logement'] }],
      [30, {}],
      [5, { liberation: 'externe' }],
    ]);
    const hypotheses = completerHypotheses(
      {
        exercice: 2026,
        territoires: [
          { code: '81', deductions: { mutations: 4 } },
          { code: '31', variante: 'saisi', tauxSaisi: 0.02 },
        ],
        reservataires: [
          { nom: 'État', categorie: 'etat-prioritaires', partConvenue: 0.27 },
          { nom: 'Mairie d’Albi', territoire: '81', partConvenue: 0.5 },
        ],
        scenarios: [{ nom: 'Bas', modifications: { lhi: 1 }, parTerritoire: { '46': { vente: 3 } } }],
        seuils: { plafondEtat: 0.26, tauxMinimal: 0.01, tolerance: 0.5 },
        parametresLibres: [{ nom: 'Mon seuil', valeur: 12, unite: '%', source: 'Comité' }],
      },
      parc,
    );
    const plan = genererPlan(parc, hypotheses, { version: '0.1.0', feuilleSource: 'Export', date: '2026-01-15' });
    expect(JSON.stringify(plan)).toContain('Alerte V18');
    expect(JSON.stringify(plan.feuilles.find(({ cle }) => cle === 'assiette'))).not.toMatch(/"Alerte V15"[,\]]/);
    const libreOffice = await ouvrirLibreOffice();
    try {
      await libreOffice.charger(await ecrireClasseur(plan));
      await libreOffice.recalculer();
      expect(ecartsDuPlan(plan, await libreOffice.lireTout())).toEqual([]);
    } finally {
      await libreOffice.fermer();
    }
  });
});

describe('Un fichier de la commande, mis à jour dans Excel', () => {
  const GRAND = inventaireDe([
    [20, { reservataires: ['Action Logement'] }],
    [30, {}],
    [6, { reservataires: ['Mairie de Muret'] }],
    [5, { liberation: 'externe' }],
  ]);
  const PETIT = inventaireDe([
    [9, { reservataires: ['Action Logement'] }],
    [12, {}],
    [2, { liberation: 'externe' }],
  ]);
  const META = { version: '0.1.0', feuilleSource: 'Export', date: '2026-01-15' };
  const saisies = { exercice: 2026, scenarios: [{ nom: 'Bas', modifications: { mutations: 2 } }] };
  const fichierDe = (parc: Inventaire): Promise<Uint8Array> => ecrireClasseur(genererPlan(parc, completerHypotheses(saisies, parc), META));

  function contenus(banc: Banc): unknown {
    const photo = banc.hote.classeur.photographie();
    return photo.feuilles
      .filter(({ nom }) => nom !== 'Feuil1' && nom !== 'Journal')
      .map(({ nom, cellules, tables, validations, conditionnelles, graphiques, noms, presentation }) => ({
        nom,
        cellules,
        tables,
        conditionnelles: conditionnelles.length,
        validations: validations.length,
        graphiques: graphiques.map(({ nom: nomDuGraphique, titre, type }) => [nomDuGraphique, titre, type]),
        noms: noms.map(({ nom: defini, formule }) => [
          defini,
          defini === 'Negoflux_Feuille' ? String(formule).replaceAll("'", '') : formule,
        ]),
        fusions: presentation['fusions'],
        largeurs: presentation['largeurs'],
      }));
  }

  it('avec un inventaire plus petit, égale une génération neuve', async () => {
    const neuf = installer();
    await generer(neuf, PETIT, {
      ...saisies,
      reservataires: [
        { nom: 'Action Logement', territoire: '31' },
        { nom: 'Mairie de Muret', territoire: '31' },
      ],
    });
    const ancien = await ouvrir(await fichierDe(GRAND));
    await generer(ancien, PETIT);
    expect(contenus(ancien)).toEqual(contenus(neuf));
  });
});
