/** Any figure of ours has its own rule and its own source: over a workbook where every table has rows. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan, PlanTable } from '../../src/classeur/plan';
import { colonnesExpliquees, expliquerColonne } from '../../src/classeur/provenance/expliquer';
import type { Explication } from '../../src/classeur/provenance/types';
import { planRiche } from './exemple-riche';
import { colonnesCitees, colonnesDe, estNumerique, tablesDe, valeurDe, type ColonneDuPlan } from './lire-le-plan';

let plan: Plan;
let tables: ReadonlyMap<string, PlanTable>;
let colonnes: readonly ColonneDuPlan[];
let expliquees: readonly (ColonneDuPlan & { readonly explication: Explication })[];

const nomDe = ({ table, entete }: ColonneDuPlan): string => `${table.nom}[${entete}]`;

beforeAll(async () => {
  plan = await planRiche();
  tables = tablesDe(plan);
  colonnes = colonnesDe(plan);
  expliquees = colonnes.flatMap((c) => {
    const explication = expliquerColonne(c.table.nom, c.entete, c.formule);
    return explication === null ? [] : [{ ...c, explication }];
  });
}, 60_000);

/** Tables of a scenario that repeat one of the reference. */
const SANS_LEUR_NOM: Readonly<Record<string, string>> = {
  Scenario: 'Flux',
  ScenarioAssiette: 'Assiette',
  ScenarioConstats: 'ConstatsFlux',
  ScenarioControle: 'ControleFlux',
  ScenarioGaranties: 'GarantiesProgrammes',
  ScenarioInfra: 'Infra',
};

describe('La provenance d’un classeur entier', () => {
  test('se vérifie sur un exemple où chaque tableau a des lignes', () => {
    const vides = [...tables.values()].filter(({ lignes }) => lignes.every((ligne) => ligne.every((cellule) => cellule === null)));
    expect(vides.map(({ nom }) => nom)).toEqual([]);
    expect(tables.size).toBeGreaterThan(90);
    expect(colonnes.filter(estNumerique).length).toBeGreaterThan(700);
  });

  test('explique chaque colonne de chacun de nos tableaux, sans en prendre une pour celle de l’utilisateur', () => {
    const connues = new Set(expliquees.filter(({ explication }) => explication.nature !== 'ajout').map(nomDe));
    expect(colonnes.map(nomDe).filter((nom) => !connues.has(nom))).toEqual([]);
  });

  test('n’explique aucune colonne deux fois, ni aucune qui n’existe plus', () => {
    const doubles = [...tables.keys()].flatMap((table) => {
      const vues = new Set<string>();
      return colonnesExpliquees(table).flatMap((entete) => (vues.size === vues.add(entete).size ? [`${table}[${entete}]`] : []));
    });
    expect(doubles).toEqual([]);
    // A scenario shows fewer columns than the reference: one of the two has it.
    const genre = (table: string): string => {
      const sansNumero = table.replace(/^Scenario\d+/, 'Scenario');
      return SANS_LEUR_NOM[sansNumero] ?? sansNumero;
    };
    const presentes = new Set(colonnes.map(({ table, entete }) => `${genre(table.nom)}[${entete}]`));
    const perdues = [...tables.keys()].flatMap((table) =>
      colonnesExpliquees(table)
        .map((entete) => `${genre(table)}[${entete}]`)
        // Only the categories of the inventory have a column.
        .filter((nom) => !presentes.has(nom) && !nom.startsWith('FluxSynthese[')),
    );
    expect([...new Set(perdues)]).toEqual([]);
  });

  test('donne à chaque chiffre un titre, une règle et une source qui sont les siens dans son tableau', () => {
    const chiffres = expliquees.filter(estNumerique);
    const muets = chiffres.filter(({ explication: { titre, regle, source } }) =>
      [titre, regle, source.texte].some((texte) => texte.trim().length < 4),
    );
    expect(muets.map(nomDe)).toEqual([]);
    const titres = new Map<string, string>();
    const pareils = chiffres.flatMap((c) => {
      const cle = `${c.table.nom} : ${c.explication.titre}`;
      const premier = titres.get(cle);
      titres.set(cle, premier ?? c.entete);
      return premier === undefined ? [] : [`${nomDe(c)} comme ${premier}`];
    });
    expect(pareils).toEqual([]);
  });

  test('ne répond d’aucune colonne ajoutée par l’utilisateur, quels que soient son nom et sa formule', () => {
    const inventees = [
      'Ma colonne',
      'Écart maison',
      'Clé des caves',
      'Taux maison retenu',
      'Réservés pour moi',
      'Parc autre',
      'Rang maison',
    ];
    const prises = [...tables.keys()].flatMap((table) =>
      inventees.flatMap((entete) =>
        ['', '=1+1', `=${table}[[#This Row],[Territoire]]&"x"`].flatMap((formule) => {
          const explication = expliquerColonne(table, entete, formule);
          // Without its formula, a column of Comparaison may be that of a scenario: it says both.
          if (formule === '' && table.startsWith('Comparaison')) return [];
          return explication?.nature === 'ajout' && explication.source.texte.startsWith('La vôtre')
            ? []
            : [`${table}[${entete}] ${formule}`];
        }),
      ),
    );
    expect(prises).toEqual([]);
    expect(expliquerColonne('TableauDeQuelquun', 'Ma colonne', '=1+1')).toBeNull();
  });

  test('dit calculé ce qui a une formule, saisi ce qui se saisit', () => {
    const fausses = expliquees.flatMap((c) => {
      const { role } = c.table.colonnes[c.rang] ?? {};
      const saisie = role === 'saisie';
      const attendues = c.formule === '' ? (saisie ? ['saisie', 'lien'] : ['donnee']) : [saisie ? 'lien' : 'calcul'];
      const juste = attendues.includes(c.explication.nature);
      return juste ? [] : [`${nomDe(c)} : ${c.explication.nature}, attendu ${attendues.join(' ou ')}`];
    });
    expect(fausses).toEqual([]);
  });

  test('ne nomme que des colonnes et des paramètres qui sont dans le classeur', () => {
    const absents = expliquees.flatMap((c) =>
      c.explication.termes.flatMap(({ lieu }) => {
        const perdues = colonnesCitees(lieu, c.table.nom).filter((citee) => {
          const [table = '', colonne] = citee.split('|');
          return !tables.get(table)?.colonnes.some(({ entete }) => entete === colonne);
        });
        const fixes = lieu.type === 'table' ? lieu.cles.filter((cle) => !cle.includes('{')) : [];
        const autre = lieu.type === 'table' ? tables.get(lieu.table) : undefined;
        const inconnues = fixes.filter(
          (cle) =>
            lieu.type !== 'table' ||
            autre === undefined ||
            !autre.lignes.some((_, l) => String(valeurDe(autre, l, lieu.colonneCle)).toLowerCase() === cle.toLowerCase()),
        );
        return [...perdues, ...inconnues].map((perdu) => `${nomDe(c)} cite ${perdu}`);
      }),
    );
    expect(absents).toEqual([]);
  });

  test('ne donne pas le même nom à deux termes d’un chiffre', () => {
    const confondus = expliquees.flatMap((c) => {
      const noms = c.explication.termes.map(({ nom }) => nom);
      return new Set(noms).size === noms.length ? [] : [`${nomDe(c)} : ${noms.join(', ')}`];
    });
    expect(confondus).toEqual([]);
  });

  test('montre parmi ses termes chaque paramètre que sa formule lit', () => {
    const tus = expliquees.flatMap((c) => {
      const lus = [...c.formule.matchAll(/INDEX\(Parametres\[Valeur\],MATCH\("([^"]+)",Parametres\[Paramètre\],0\)\)/g)].map(
        ([, nom]) => nom,
      );
      const dits = new Set(c.explication.termes.map(({ nom }) => nom));
      return c.explication.nature === 'calcul' ? lus.filter((nom) => !dits.has(nom ?? '')).map((nom) => `${nomDe(c)} tait ${nom}`) : [];
    });
    expect(tus).toEqual([]);
  });

  test('n’écrit en dur aucun plafond ni aucune durée que les paramètres fixent', () => {
    const durs = expliquees.filter(({ explication: { titre, regle } }) => {
      const sansExemple = `${titre} ${regle.replace(/Exemple.*$/, '')}`.replaceAll('100 %', '');
      return /\d\s?%|\b(?:cinq|5) ans\b/.test(sansExemple);
    });
    expect(durs.map((c) => `${nomDe(c)} : ${c.explication.regle}`)).toEqual([]);
  });

  test('ne garde dans ses phrases aucun repère que la ligne ne remplit', () => {
    const restes = expliquees.flatMap((c) =>
      [...`${c.explication.titre} ${c.explication.regle}`.matchAll(/\{([^{}]+)\}/g)]
        .filter(([, colonne]) => !c.table.colonnes.some(({ entete }) => entete === colonne))
        .map(([repere]) => `${nomDe(c)} : ${repere}`),
    );
    expect(restes).toEqual([]);
  });
});
