/** The optional columns of DOMAINE §5.3: found by header and content, normalised or reported, and used without guessing. */
import { referentiel } from './outils-regles';
import type { Anomalie, Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { normaliserOccupation, normaliserTypeDeDroit, normaliserVente } from '../../src/domaine/lecture/normaliser-complements';
import { normaliserAnneeOuDate, normaliserMois } from '../../src/domaine/lecture/normaliser-mois';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { tracerLecture } from '../../src/domaine/lecture/tracer';

type Ligne = readonly ValeurCellule[];
const OPTIONS = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
const SOCLE = ['Référence', 'N° RPLS', 'Réservataire', 'Département', 'Code INSEE'];

/** One row for each set of optional cells; the rest of the dwelling is sound. */
function lire(entetes: readonly string[], ...lignes: readonly Ligne[]): Inventaire & { readonly grille: readonly Ligne[] } {
  const grille = [
    [...SOCLE, ...entetes],
    ...lignes.map((ligne, rang) => [`UG${rang}`, `010164796${rang}`, 'Action Logement', '31', '31395', ...ligne]),
  ];
  return { ...lireInventaire(grille, reconnaitreColonnes(grille), OPTIONS), grille };
}

/** Remarks on the rows themselves: what is missing from the sheet is told on its header. */
const remarques = ({ anomalies }: Inventaire): readonly Anomalie[] => anomalies.filter(({ ligneSource }) => ligneSource > 1);
const complements = ({ biens }: Inventaire) => biens.map((bien) => bien.complements);

const lecture = (resultat: { readonly etat: string; readonly valeur?: unknown }): unknown =>
  resultat.etat === 'lu' ? resultat.valeur : resultat.etat;

describe('Reconnaissance', () => {
  test('chaque colonne facultative est reconnue par son en-tête et son contenu', () => {
    const entetes = [
      '1ère mise en location',
      'Statut',
      'Date bail',
      'Date dispo',
      'Date congé',
      'N° convention',
      'Type de droit',
      'Plan de vente',
      'Contingent',
    ];
    const { colonnes, ignorees } = reconnaitreColonnes([
      [...SOCLE, ...entetes],
      ['A', '0101647962', 'ALS', '31', '31395', 1990, 1, '03/2023', '04/2023', '12/05/2025', '2010-12', 'DS', '05/2024', 3],
    ]);
    expect(colonnes.slice(SOCLE.length).map(({ indicateur }) => indicateur)).toEqual([
      'premiereLocation',
      'occupation',
      'bail',
      'remiseEnLocation',
      'departLocataire',
      'conventionRef',
      'typeDuDroit',
      'venteAutorisee',
      'contingent',
    ]);
    expect(ignorees).toEqual([]);
  });

  test('les noms du fichier RPLS sont reconnus hors d’un fichier RPLS', () => {
    const entetes = ['LOCAT', 'MODE', 'BAIL', 'REMLOCDATE', 'DATE_DEP_DERLOCAT', 'DATMISEVENTE'];
    const { colonnes } = reconnaitreColonnes([
      [...SOCLE, ...entetes],
      ['A', '0101647962', 'ALS', '31', '31395', '1990', '1', '03/2023', '02/2023', '01/02/2023', '05/2024'],
    ]);
    expect(colonnes.slice(SOCLE.length).map(({ entete }) => entete)).toEqual(entetes);
  });

  test('un en-tête vague que le contenu dément n’est ni lu ni dénoncé', () => {
    const lu = lire(['Statut', 'Mode'], ['Conventionné', 'Chèque'], ['Non conventionné', 'Virement']);
    expect(complements(lu)).toEqual([undefined, undefined]);
    expect(lu.anomalies.filter(({ message }) => message.includes('« Statut »'))).toMatchObject([{ gravite: 'information' }]);
  });

  test('le contingent sans nom reste le réservataire, et les dates d’un bail ne sont pas celles d’une convention', () => {
    const { colonnes } = reconnaitreColonnes([
      ['Référence', 'Contingent', 'Code INSEE', 'Date début bail', 'Date fin de bail'],
      ['A', 3, '31395', '01/03/2020', '01/03/2026'],
    ]);
    expect(colonnes.map(({ indicateur }) => indicateur)).toEqual(['refBailleur', 'reservataire', 'commune', 'bail']);
  });
});

describe('Normalisation', () => {
  test.each([
    ['1', '1'],
    ['4 - Association', '4'],
    ['Loué', '1'],
    ['Proposé vacant', '2'],
    ['Vacance technique', '3'],
    ['Gardien', '5'],
    ['9', '9'],
    ['Vacant', 'inconnu'],
    ['Occupé', 'inconnu'],
    ['6', 'inconnu'],
    ['NC', 'vide'],
  ])('le mode d’occupation « %s » est lu %s', (texte, attendu) => expect(lecture(normaliserOccupation(texte))).toBe(attendu));

  test.each([
    ['DS', 'suite'],
    ['Droit de suite', 'suite'],
    ['Droits uniques', 'unique'],
    ['DU', 'unique'],
    ['Pour un tour', 'un-tour'],
    ['Droit pour un tour', 'un-tour'],
    ['1 tour', 'un-tour'],
    ['suite ou unique', 'inconnu'],
    ['', 'vide'],
  ])('le type de droit « %s » est lu %s', (texte, attendu) => expect(lecture(normaliserTypeDeDroit(texte))).toBe(attendu));

  test.each([
    ['03/2023', '2023-03'],
    ['15/03/2023', '2023-03'],
    ['2023-03', '2023-03'],
    [45000, '2023-03'],
    ['01/1900', 'inconnu'],
    ['2023', 'inconnu'],
    ['13/2023', 'inconnu'],
    ['NA', 'vide'],
  ])('le mois %p est lu %s', (valeur, attendu) => expect(lecture(normaliserMois(valeur))).toBe(attendu));

  test.each([
    [1990, 1990],
    ['01/05/2000', 2000],
    ['05/2000', 2000],
    ['2031', 'inconnu'],
    ['-', 'vide'],
  ])('l’année de première location %p est lue %p', (valeur, attendu) => expect(lecture(normaliserAnneeOuDate(valeur, 2026))).toBe(attendu));

  test.each([
    ['Oui', 'OUI'],
    ['05/2024', '2024-05'],
    ['Non', 'vide'],
    ['bientôt', 'inconnu'],
  ])('l’autorisation de vente « %s » est lue %s', (valeur, attendu) => expect(lecture(normaliserVente(valeur))).toBe(attendu));

  test('chaque valeur comprise laisse une trace, et chaque valeur illisible une remarque avec sa cellule et l’issue', () => {
    const lu = lire(
      ['1ère mise en location', 'Mode', 'Date bail', 'Date congé', 'N° convention', 'Type de droit', 'Plan de vente'],
      ['01/05/2000', '1 - Loué', '15/03/2023', '12/05/2020', 'CV 12', 'DS', 'Non'],
      ['2000', '1', '03/2023', '12/05/2020', 'CV 12', 'suite', ''],
      ['bientôt', 'vacant', '13/2023', 'hier', 'CV 12', '?', 'peut-être'],
    );
    expect(lu.biens[0]?.complements).toEqual({
      premiereLocation: 2000,
      occupation: '1',
      bail: '2023-03',
      remiseEnLocation: null,
      departLocataire: '2020-05-12',
      conventionRef: 'CV 12',
      typeDuDroit: 'suite',
      venteAutorisee: null,
    });
    expect(lu.biens[2]?.complements).toEqual({
      ...lu.biens[0]?.complements,
      premiereLocation: null,
      occupation: null,
      bail: null,
      departLocataire: null,
      typeDuDroit: null,
    });
    const traces = tracerLecture(lu.grille, reconnaitreColonnes(lu.grille), OPTIONS, lu);
    expect(
      traces.filter(({ premiereCellule }) => premiereCellule.endsWith('2')).map(({ lu: ecrit, compris, regle }) => [ecrit, compris, regle]),
    ).toEqual(
      expect.arrayContaining([
        ['01/05/2000', '2000', 'annee'],
        ['1 - Loué', '1', 'libelle-vers-code'],
        ['15/03/2023', '03/2023', 'mois'],
        ['DS', 'suite', 'libelle-vers-code'],
        ['Non', '', 'dit-non'],
      ]),
    );
    const signalees = remarques(lu).filter(({ ligneSource, gravite }) => ligneSource === 4 && gravite === 'alerte');
    expect(signalees.map(({ cellule, valeurLue }) => [cellule, valeurLue])).toEqual([
      ['F4', 'bientôt'],
      ['G4', 'vacant'],
      ['H4', '13/2023'],
      ['I4', 'hier'],
      ['K4', '?'],
      ['L4', 'peut-être'],
    ]);
    for (const { message } of signalees) expect(message).toMatch(/^Cellule [F-L]4 : «.*Saisissez/);
  });
});

describe('Ce que disent l’occupation et la vente', () => {
  test.each([
    ['4', 'IML', 'information'],
    ['5', 'FONCTION', 'information'],
  ])('le mode %s propose le motif %s sans l’appliquer', (mode, correction, gravite) => {
    const lu = lire(['Mode', 'Hors flux'], ['1', ''], [mode, '']);
    expect(remarques(lu)).toMatchObject([{ regle: 'LECTURE', indicateur: 'occupation', cellule: 'F3', correction, gravite }]);
    expect(lu.biens[1]?.horsFlux).toBeNull();
  });

  test('le mode 3 mêle trois motifs : aucun n’est proposé', () => {
    const lu = lire(['Mode', 'Hors flux'], ['3', '']);
    expect(remarques(lu)).toMatchObject([{ cellule: 'F2', correction: null, gravite: 'information' }]);
    expect(remarques(lu)[0]?.message).toContain('Saisissez Travaux, Plan de vente ou Démolition');
  });

  test('une vente autorisée propose « VENTE », sans dire que le logement est au plan de vente', () => {
    const lu = lire(['Mode', 'DATMISEVENTE', 'Hors flux'], ['3', '05/2024', ''], ['1', '', 'Plan de vente']);
    expect(remarques(lu)).toMatchObject([{ cellule: 'G2', indicateur: 'venteAutorisee', correction: 'VENTE', gravite: 'alerte' }]);
    expect(lu.biens[0]?.horsFlux).toBeNull();
  });

  test('deux indices contraires ne se départagent pas', () => {
    const lu = lire(['Mode', 'Plan de vente'], ['4', 'Oui']);
    expect(remarques(lu).map(({ correction }) => correction)).toEqual([null, null]);
  });

  test('le motif saisi l’emporte, et la contradiction est dite', () => {
    const lu = lire(['Mode', 'Hors flux'], ['1', 'Loge de gardien'], ['5', 'Non'], ['5', 'Gardien'], ['3', 'Non'], ['1', 'Plan de vente']);
    expect(lu.biens.map(({ horsFlux }) => horsFlux)).toEqual(['FONCTION', null, 'FONCTION', null, 'VENTE']);
    expect(remarques(lu)).toMatchObject([
      { cellule: 'F2', gravite: 'alerte', correction: null },
      { cellule: 'F3', gravite: 'alerte', correction: 'FONCTION' },
    ]);
  });

  test('le contingent 5 propose le motif des réservations conventionnelles', () => {
    const lu = lire(['Contingent', 'Hors flux'], ['3', ''], ['5', '']);
    expect(remarques(lu)).toContainEqual(expect.objectContaining({ indicateur: 'contingent', correction: 'ETAT_R314', cellule: 'F3' }));
  });
});

describe('Ce que disent les dates et les droits', () => {
  test('une première location dans l’exercice est un programme neuf : compté, et dit', () => {
    const lu = lire(['LOCAT'], [2026], [2025]);
    expect(remarques(lu)).toMatchObject([{ cellule: 'F2', gravite: 'information' }]);
    expect(remarques(lu)[0]?.message).toContain('1er janvier 2027');
    expect(lu.biens).toHaveLength(2);
  });

  test('un mode 9 reste compté, et le dit', () => {
    const lu = lire(['MODE'], ['9']);
    expect(remarques(lu)).toMatchObject([{ cellule: 'F2', gravite: 'alerte' }]);
    expect(lu.biens).toHaveLength(1);
  });

  test('un bail ne va qu’avec un logement loué, et un logement loué avec un bail', () => {
    const lu = lire(['MODE', 'BAIL'], ['1', '03/2023'], ['2', '03/2023'], ['1', ''], ['2', ''], ['1', '03/2027']);
    expect(remarques(lu).map(({ cellule, message }) => [cellule, /n’est pas loué|manque|postérieur/.exec(message)?.[0]])).toEqual([
      ['G3', 'n’est pas loué'],
      ['G4', 'manque'],
      ['G6', 'postérieur'],
    ]);
  });

  test('un départ en N-1 sans motif de libération n’est pas deviné, et un motif hors de N-1 est dit', () => {
    const lu = lire(
      ['Date congé', 'Libération'],
      ['12/05/2025', ''],
      ['12/05/2025', 'Non'],
      ['12/05/2025', 'Mutation'],
      ['12/05/2019', 'Congé'],
      ['12/05/2019', ''],
    );
    expect(lu.biens.map(({ liberation }) => liberation)).toEqual([null, null, 'mutation', 'externe', null]);
    expect(remarques(lu)).toMatchObject([
      { cellule: 'G2', gravite: 'alerte', correction: null },
      { cellule: 'G3', gravite: 'alerte', correction: null },
      { cellule: 'G5', gravite: 'alerte', correction: null },
    ]);
  });

  test('un droit unique et un droit pour un tour disent comment ils sont comptés', () => {
    const lu = lire(['Type de droit'], ['Suite'], ['Unique'], ['Pour un tour']);
    expect(complements(lu).map((lus) => lus?.typeDuDroit)).toEqual(['suite', 'unique', 'un-tour']);
    expect(remarques(lu).map(({ cellule, gravite }) => [cellule, gravite])).toEqual([
      ['F3', 'information'],
      ['F4', 'information'],
    ]);
  });
});

describe('Le contingent à côté du nom', () => {
  const avecContingent = (nom: ValeurCellule, code: ValeurCellule): readonly Anomalie[] => {
    const grille = [
      [...SOCLE, 'Contingent'],
      ['UG0', '0101647960', 'Action Logement', '31', '31395', '3'],
      ['UG1', '0101647961', nom, '31', '31395', code],
    ];
    return remarques(lireInventaire(grille, reconnaitreColonnes(grille), OPTIONS)).filter(({ regle }) => regle === 'LECTURE');
  };

  test.each([
    ['Action Logement', '3'],
    ['Mairie de Muret', '4'],
    ['Préfecture', '2'],
    // The État managed as a flux is coded 7.
    ['Préfecture', '7'],
    ['', '7'],
    ['Mutuelle X', '4'],
    ['Mairie de Muret', ''],
  ])('« %s » et le contingent %s ne se contredisent pas', (nom, code) => expect(avecContingent(nom, code)).toEqual([]));

  test.each([
    ['Mairie de Muret', '3', 'contingent', null],
    ['Action Logement', '7', 'contingent', null],
    ['', '3', 'reservataire', 'Action Logement'],
    ['', '4', 'reservataire', null],
  ])('« %s » et le contingent %s se contredisent : le nom est gardé', (nom, code, indicateur, correction) => {
    expect(avecContingent(nom, code)).toMatchObject([{ indicateur, correction, gravite: 'alerte' }]);
  });
});
