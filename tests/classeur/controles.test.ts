import { genererPlan } from '../../src/classeur/generer-plan';
import { lignesDeTexte } from '../../src/classeur/mise-en-page';
import { estFormule, type Plan, type Valeur } from '../../src/classeur/plan';
import { valeurEnClair } from '../../src/classeur/feuilles/points-controles';
import { decompteDuPlan } from '../../src/classeur/decompte-du-plan';
import { accorder } from '../../src/classeur/feuilles/accorder';
import { direLesLignes } from '../../src/classeur/feuilles/dire-les-lignes';
import type { Bien } from '../../src/domaine/bien';
import { CHOIX_DE_DECISION } from '../../src/domaine/decisions/tables';
import type { Anomalie } from '../../src/domaine/inventaire';
import { compterConcernes } from '../../src/domaine/qualite/concernes';
import { lignesAFinIllisible } from '../../src/domaine/qualite/fins-illisibles';
import { lignesDeQualite, scoreDeQualite } from '../../src/domaine/qualite/score';
import { estTraitee } from '../../src/domaine/qualite/traitee';
import { creerBiens, creerHypotheses, creerInventaire } from '../outils/inventaires';
import { entetesDe, lireTable, META, tableDe, valeurDe } from './exemples';

const anomalie = (champs: Partial<Anomalie>): Anomalie => ({
  gravite: 'erreur',
  regle: 'V05',
  indicateur: 'qpv',
  ligneSource: 2,
  cellule: 'J2',
  valeurLue: '?',
  message: 'Cellule J2 : la valeur « ? » n’est pas reconnue pour « QPV ». Saisissez Oui ou Non.',
  correction: null,
  ...champs,
});

const BIENS = creerBiens([
  [2, { reservataires: ['Action Logement'], qpv: null }],
  [1, { reservataires: ['Action Logement', 'Mairie * de |Muret?'] }],
  [1, { typologie: null }],
]);

const ANOMALIES: readonly Anomalie[] = [
  anomalie({
    gravite: 'information',
    regle: 'V12',
    indicateur: 'finConvention',
    ligneSource: 4,
    cellule: 'P4',
    valeurLue: '45748',
    message: 'Cellule P4 : échu, « 45748 ».',
  }),
  anomalie({
    gravite: 'alerte',
    regle: 'V06',
    indicateur: 'typologie',
    ligneSource: 5,
    cellule: 'K5',
    valeurLue: 'Local',
    message: 'Cellule K5 : à compléter.',
  }),
  anomalie({
    ligneSource: 3,
    cellule: 'J3',
    message: 'Cellule J3 : appelez madame Untel au 06 12 34 56 78 ou à untel@exemple.fr.',
    valeurLue: '06 12 34 56 78',
  }),
  anomalie({}),
  anomalie({
    regle: 'V01',
    indicateur: 'rplsId',
    ligneSource: 5,
    cellule: 'B5',
    valeurLue: 'A12',
    message: 'Cellule B5 : le numéro n’a pas 10 caractères.',
  }),
];

const planDesControles = (anomalies: readonly Anomalie[], biens: readonly Bien[] = BIENS): Plan =>
  genererPlan(
    { ...creerInventaire(biens), anomalies, ecartees: [{ ligneSource: 9, raison: 'sous-total' }], lignesLues: 1_234 },
    creerHypotheses(),
    META,
  );

const PLAN = planDesControles(ANOMALIES);
const colonneDe = (nom: string, entete: string): Valeur[] => {
  const rang = entetesDe(PLAN, nom).indexOf(entete);
  return tableDe(PLAN, nom).lignes.map((ligne) => valeurDe(ligne[rang]));
};

describe('La feuille « Contrôles »', () => {
  it('met les erreurs d’abord, puis les alertes, puis les informations, règle par règle et ligne par ligne', () => {
    expect(colonneDe('Controles', 'Gravité')).toEqual(['Erreur', 'Erreur', 'Erreur', 'Alerte', 'Information', 'Information']);
    expect(colonneDe('Controles', 'Règle')).toEqual(['V01', 'V05', 'V05', 'V06', 'V12', 'LECTURE']);
    expect(colonneDe('Controles', 'Ligne source')).toEqual([5, 2, 3, 5, 4, 9]);
  });

  it('nomme les indicateurs en français et montre les dates comme des dates, dans la valeur et dans le message', () => {
    expect(colonneDe('Controles', 'Indicateur')).toEqual(['N° RPLS', 'QPV', 'QPV', 'Typologie', 'Fin de convention', null]);
    expect(colonneDe('Controles', 'Valeur lue')[4]).toBe('01/04/2025');
    expect(colonneDe('Controles', 'Message')[4]).toBe('Cellule P4 : échu, « 01/04/2025 ».');
    expect(valeurEnClair({ indicateur: 'rplsId', valeurLue: '45748' })).toBe('45748');
    expect(valeurEnClair({ indicateur: 'debutConvention', valeurLue: '2024' })).toBe('2024');
    // What the cell shows: 999 was typed as a number, no convention began in 1902.
    expect(valeurEnClair({ indicateur: 'finConvention', valeurLue: '999' })).toBe('999');
  });

  it('ne recopie aucune donnée personnelle', () => {
    const texte = JSON.stringify(tableDe(PLAN, 'Controles').lignes);
    expect(texte).not.toMatch(/06 12 34|untel@/);
    expect(texte).toContain('donnée personnelle masquée');
  });

  it('dit à quels réservataires la remarque se rapporte, et n’en dit rien d’une ligne qui n’est pas un logement', () => {
    expect(colonneDe('Controles', 'Réservataire')).toEqual([
      'NON_RESERVE',
      'Action Logement',
      'Action Logement',
      'NON_RESERVE',
      'Action Logement / Mairie * de |Muret?',
      null,
    ]);
  });

  it('propose les décisions du module des décisions', () => {
    const { liste } = tableDe(PLAN, 'Controles').colonnes[8] ?? {};
    expect(liste?.plage).toBe('ListeDecisions[Décision]');
    expect(tableDe(PLAN, 'ListeDecisions').lignes.map(([choix]) => choix)).toEqual([...CHOIX_DE_DECISION]);
  });

  it('accorde les nombres et sépare les milliers', () => {
    const cellules = PLAN.feuilles.find(({ cle }) => cle === 'controles')?.cellules ?? [];
    const textes = cellules.map(({ contenu }) => String(valeurDe(contenu)));
    expect(textes).toContain(
      'Remarques relevées : 3 erreurs, 1 alerte, 2 informations. Traitées : 0. Encore ouvertes : 3 en erreur, 1 en alerte, 2 pour information.',
    );
    expect(textes.join('\n').replace(/\s/gu, ' ')).toContain(
      '1 234 lignes lues dans « Export parc » : 4 logements retenus et 1 ligne écartée (1 sous-total).',
    );
    expect(accorder(1, 'information')).toBe('1 information');
  });

  it('donne à chaque ligne la hauteur de son message, et peu de hauteurs différentes aux longues listes', () => {
    const long = `Cellule J2 : ${'un message qui tient sur plusieurs lignes '.repeat(6)}`;
    const nombreuses = Array.from({ length: 3_000 }, (_, rang) =>
      anomalie({ ligneSource: 2 + rang, message: rang % 2 === 0 ? long : 'Court.' }),
    );
    const hauteurs = (anomalies: readonly Anomalie[]) => {
      const plan = planDesControles(anomalies);
      const table = tableDe(plan, 'Controles');
      const toutes = plan.feuilles.find(({ cle }) => cle === 'controles')?.hauteurs ?? [];
      return { table, deLaListe: toutes.filter(({ ligne }) => ligne > table.ligne) };
    };
    const { table, deLaListe } = hauteurs([anomalie({ message: long }), anomalie({ ligneSource: 3, message: 'Court.' })]);
    const lignes = lignesDeTexte(long, table.colonnes[6]?.largeur ?? 0, 'texte-long');
    expect(lignes).toBeGreaterThan(2);
    expect(deLaListe).toEqual([{ ligne: table.ligne + 1, nombre: 1, points: Math.ceil(lignes * 13.5 + 4) }]);
    expect(hauteurs(nombreuses).deLaListe.length).toBeLessThanOrEqual(120);
  });
});

describe('La feuille « Qualité »', () => {
  it('compte les remarques par règle et par gravité, et liste les règles de lecture qui n’ont rien trouvé', () => {
    expect(entetesDe(PLAN, 'ControlesParRegle')).toEqual(['Règle', 'Intitulé', 'Source', 'Gravité', 'Nombre', 'dont traités']);
    expect(lireTable(PLAN, 'ControlesParRegle', ['V05'], 'Nombre')).toBe(2);
    expect(lireTable(PLAN, 'ControlesParRegle', ['V10'], 'Nombre')).toBe(0);
    expect(colonneDe('ControlesParRegle', 'Règle')).not.toContain('V18');
    expect(colonneDe('ControlesParRegle', 'Source').every((source) => source !== null && /^\p{Lu}/u.test(String(source)))).toBe(true);
  });

  it('compte chez chaque réservataire les remarques de ses logements, même partagés', () => {
    const lire = (nom: string): Valeur[] =>
      ['Logements', 'Points', 'dont erreurs', 'dont alertes', 'Indicateurs complets'].map((entete) =>
        lireTable(PLAN, 'ControlesParReservataire', [nom], entete),
      );
    expect(lire('Action Logement')).toEqual([3, 3, 2, 0, 25 / 27]);
    expect(lire('Mairie * de |Muret?')).toEqual([1, 1, 0, 0, 1]);
    expect(lire('NON_RESERVE')).toEqual([1, 2, 1, 1, 8 / 9]);
    expect(colonneDe('ControlesParReservataire', 'Réservataire').at(-1)).toBe('NON_RESERVE');
  });

  it('explique le score : onze taux, leurs poids, et l’indicateur le moins sûr', () => {
    expect(lireTable(PLAN, 'Qualite', ['QPV'], 'Renseignés')).toBe(2);
    expect(lireTable(PLAN, 'Qualite', ['QPV'], 'Taux')).toBe(0.5);
    expect(lireTable(PLAN, 'Qualite', ['N° RPLS'], 'Taux')).toBe(0.75);
    const contenus =
      PLAN.feuilles
        .find(({ cle }) => cle === 'qualite')
        ?.cellules.flatMap(({ contenu }) => (estFormule(contenu) ? [contenu.valeur] : [])) ?? [];
    expect(contenus[0]).toBeCloseTo((8 + 0.5 + 0.75 + 0.75) / 11, 12);
    expect(contenus).toContain(
      'L’indicateur le moins sûr est « QPV » : filtrez-le dans la feuille « Contrôles », puis décidez de ses remarques.',
    );
  });

  it('reste lisible sans logement ni remarque', () => {
    const vide = planDesControles([], []);
    const contenus = vide.feuilles
      .find(({ cle }) => cle === 'qualite')
      ?.cellules.flatMap(({ contenu }) => (estFormule(contenu) ? [contenu.valeur] : []));
    expect(contenus).toEqual(['n/d', 0, 0, 0, 'OK', 'Aucun logement : il n’y a rien à noter.', 'Aucun logement : il n’y a rien à noter.']);
  });
});

describe('Les comptes', () => {
  it('disent la même chose dans « Contrôles », dans « Journal » et dans ce que la ligne de commande imprime', () => {
    const { relevees, traitees, ouvertes } = decompteDuPlan(PLAN);
    expect(relevees).toEqual({ erreur: 3, alerte: 1, information: 2 });
    expect(traitees).toEqual({ erreur: 0, alerte: 0, information: 0 });
    expect(ouvertes).toEqual(relevees);
    expect(String(colonneDe('Journal', 'Détail').at(-1)).replace(/\s/gu, ' ')).toBe(
      'Exercice 2026 : 1 234 lignes lues, 4 logements retenus et 1 ligne écartée (1 sous-total) ; 6 remarques relevées (3 erreurs, 1 alerte, 2 informations), dont 0 traitée et 6 encore ouvertes ; 0 scénario.',
    );
  });

  it('rendent compte de toutes les lignes lues, motif par motif', () => {
    const ecartees = (['titre', 'sous-total', 'sous-total', 'vide', 'titre', 'entete-repete'] as const).map((raison, rang) => ({
      ligneSource: rang + 1,
      raison,
    }));
    expect(direLesLignes({ biens: BIENS, ecartees })).toBe(
      '4 logements retenus et 6 lignes écartées (2 lignes de titre ou d’en-tête, 1 en-tête répété, 2 sous-totaux, 1 ligne vide)',
    );
    expect(direLesLignes({ biens: BIENS, ecartees: [] })).toBe('4 logements retenus, aucune ligne écartée');
  });
});

describe('La règle du score de qualité', () => {
  const remarquesDe = (anomalies: readonly Anomalie[], traitees: readonly boolean[] = []) =>
    anomalies.map((une, rang) => ({ anomalie: une, traitee: traitees[rang] ?? false }));

  it('compte une fois un logement que deux remarques mettent en doute, et d’abord sous celle qui reste ouverte', () => {
    const deux = [anomalie({ regle: 'V01', indicateur: 'commune' }), anomalie({ regle: 'V03', indicateur: 'communeNom' })];
    const inventaire = creerInventaire(BIENS);
    expect(compterConcernes(inventaire, remarquesDe(deux)).parRemarque).toEqual([1, 0]);
    expect(compterConcernes(inventaire, remarquesDe(deux, [true, false])).parRemarque).toEqual([0, 1]);
  });

  it('étend un nom inconnu, un numéro en double et une colonne absente à tous leurs logements', () => {
    const inventaire = creerInventaire(
      creerBiens([
        [3, { reservataires: ['PLX'], rplsId: '0000000001', financement: null }],
        [2, {}],
      ]),
    );
    const nom = anomalie({ regle: 'V09', indicateur: 'reservataire', valeurLue: 'plx' });
    const numero = anomalie({ regle: 'V01', indicateur: 'rplsId', valeurLue: '0000000001' });
    const colonneAbsente = anomalie({ regle: 'V07', indicateur: 'financement', ligneSource: 1, gravite: 'alerte' });
    expect(compterConcernes(inventaire, remarquesDe([nom, numero, colonneAbsente])).parRemarque).toEqual([3, 3, 3]);
  });

  it('compte ce qui n’a pas été lu même si aucune remarque n’en parle, et rien pour une simple information', () => {
    const { sansRemarque, parRemarque } = compterConcernes(creerInventaire(BIENS), remarquesDe([anomalie({ gravite: 'information' })]));
    expect(parRemarque).toEqual([0]);
    expect([sansRemarque.get('qpv'), sansRemarque.get('typologie'), sansRemarque.get('epci')]).toEqual([2, 1, 0]);
  });

  it('met en doute une date illisible, mais pas une fin de convention qui manque sans qu’aucune remarque le dise', () => {
    const biens = creerBiens([[3, { reservataires: ['Action Logement'], debutConvention: null, finConvention: null }]]);
    const illisible = anomalie({
      regle: 'LECTURE',
      indicateur: 'finConvention',
      ligneSource: biens[0]?.ligneSource ?? 0,
      valeurLue: 'fin du bail',
    });
    const { parRemarque, nonLus, sansRemarque } = compterConcernes(creerInventaire(biens), remarquesDe([illisible]));
    expect(parRemarque).toEqual([1]);
    expect([nonLus.get('finConvention'), sansRemarque.get('finConvention'), sansRemarque.get('debutConvention')]).toEqual([3, 0, 0]);
    expect(lignesAFinIllisible({ biens, anomalies: [illisible] })).toEqual(new Set([biens[0]?.ligneSource]));
    expect(
      lignesAFinIllisible({
        biens,
        anomalies: [
          { ...illisible, gravite: 'information' },
          { ...illisible, valeurLue: '' },
        ],
      }).size,
    ).toBe(0);
  });

  it('pondère les taux, et n’a pas de score sans logement ou sans poids', () => {
    const rien = { nonLus: new Map(), sansRemarque: new Map(), remarques: [] };
    const lignes = lignesDeQualite({ ...rien, logements: 10, sansRemarque: new Map([['qpv', 5]]), poids: new Map([['qpv', 9]]) });
    expect(scoreDeQualite(lignes)).toBeCloseTo((9 * 0.5 + 10) / 19, 12);
    expect(scoreDeQualite(lignesDeQualite({ ...rien, logements: 0 }))).toBeNull();
    expect(scoreDeQualite(lignes.map((ligne) => ({ ...ligne, poids: 0 })))).toBeNull();
  });

  it('tient une remarque pour traitée quand une valeur est acceptée, ou quand un motif dit pourquoi elle est ignorée', () => {
    const base = { gravite: 'erreur', correction: null, decision: null, motif: null, valeurRetenue: null } as const;
    expect(estTraitee(base)).toBe(false);
    expect(estTraitee({ ...base, decision: 'À corriger', motif: 'x', valeurRetenue: 'x' })).toBe(false);
    expect(estTraitee({ ...base, decision: 'Accepté' })).toBe(false);
    expect(estTraitee({ ...base, decision: 'Accepté', gravite: 'information' })).toBe(true);
    expect(estTraitee({ ...base, decision: 'Accepté pour tous', correction: '31555' })).toBe(true);
    expect(estTraitee({ ...base, decision: 'Accepté', valeurRetenue: 'Oui' })).toBe(true);
    expect(estTraitee({ ...base, decision: 'Ignoré' })).toBe(false);
    expect(estTraitee({ ...base, decision: 'Ignoré pour tous', motif: 'Vu sur place' })).toBe(true);
  });
});
