/** Communes, EPCI and départements as the code officiel géographique lists them, indexed for the reading of an inventory. */
import { cleDeCommune, cleDeNom, cleEpci } from './cle-de-nom';
import type { DonneesReduites } from './reduire-referentiel.cjs';

export type { DonneesReduites } from './reduire-referentiel.cjs';

export interface CommuneReference {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  /** SIREN of the EPCI, null for the few communes that belong to none. */
  readonly epci: string | null;
  readonly codesPostaux: readonly string[];
}

export interface EpciReference {
  readonly siren: string;
  readonly nom: string;
}

export interface DepartementReference {
  readonly code: string;
  readonly nom: string;
}

export interface Referentiel {
  departement(code: string): DepartementReference | undefined;
  departementParNom(nom: string): DepartementReference | undefined;
  /** Current communes and arrondissements of Paris, Lyon and Marseille. */
  commune(code: string): CommuneReference | undefined;
  /** The commune that a former code now belongs to, after a merger or a change of code. */
  communeApresFusion(code: string): CommuneReference | undefined;
  /** The name that went with a former code; the source keeps those of the communes déléguées and associées only. */
  ancienNom(code: string): string | undefined;
  /** Paris, Lyon or Marseille for one of their arrondissements. */
  communeMere(code: string): CommuneReference | undefined;
  communesDuDepartement(departement: string): readonly CommuneReference[];
  communesParNom(nom: string): readonly CommuneReference[];
  communesDuCodePostal(codePostal: string): readonly CommuneReference[];
  epci(siren: string): EpciReference | undefined;
  /** Undefined when the name is unknown, or shared by several EPCI of which none is the one expected here. */
  epciParNom(nom: string, attendu?: string | null): EpciReference | undefined;
}

/** Départements outside the five-digit rule: overseas codes take three characters. */
function departementDe(code: string): string {
  return code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2);
}

function lireCommune(texte: string, epci: string | null): CommuneReference {
  const barre = texte.lastIndexOf('|');
  const code = texte.slice(0, 5);
  const codes = texte.slice(barre + 1);
  return {
    code,
    nom: texte.slice(5, barre),
    departement: departementDe(code),
    epci,
    codesPostaux: codes === '' ? [] : codes.split(',').map((fin) => (fin.length === 3 ? code.slice(0, 2) + fin : fin)),
  };
}

function ajouter<V>(index: Map<string, V[]>, cle: string, valeur: V): void {
  const liste = index.get(cle);
  if (liste === undefined) index.set(cle, [valeur]);
  else if (!liste.includes(valeur)) liste.push(valeur);
}

const decouper = (texte: string): string[] => (texte === '' ? [] : texte.split(';'));

export function construireReferentiel(donnees: DonneesReduites): Referentiel {
  const departements = new Map(donnees.departements.map(([code, nom]) => [code, { code, nom }]));
  const departementsParNom = new Map(donnees.departements.map(([code, nom]) => [cleDeNom(nom), { code, nom }]));
  const epci = new Map(donnees.epci.map(([siren, nom]) => [siren, { siren, nom }]));
  const communes = new Map<string, CommuneReference>();
  const fusions = new Map<string, CommuneReference>();
  const parNom = new Map<string, CommuneReference[]>();
  const parCodePostal = new Map<string, CommuneReference[]>();

  const ranger = (commune: CommuneReference): void => {
    communes.set(commune.code, commune);
    ajouter(parNom, cleDeCommune(commune.nom), commune);
    for (const code of commune.codesPostaux) ajouter(parCodePostal, code, commune);
  };
  donnees.communes.forEach((liste, index) => {
    for (const texte of decouper(liste)) ranger(lireCommune(texte, donnees.epci[index]?.[0] ?? null));
  });
  const meres = new Map<string, CommuneReference>();
  for (const texte of decouper(donnees.arrondissements)) {
    const mere = communes.get(texte.slice(0, 5));
    ranger(lireCommune(texte.slice(5), mere?.epci ?? null));
    if (mere !== undefined) meres.set(texte.slice(5, 10), mere);
  }
  const anciensNoms: [string, CommuneReference][] = [];
  const nomsDesAnciens = new Map<string, string>();
  for (const texte of decouper(donnees.anciennes)) {
    const actuelle = communes.get(texte.slice(5, 10));
    if (actuelle === undefined) continue;
    if (!communes.has(texte.slice(0, 5))) fusions.set(texte.slice(0, 5), actuelle);
    if (texte.length === 10) continue;
    nomsDesAnciens.set(texte.slice(0, 5), texte.slice(10));
    anciensNoms.push([cleDeCommune(texte.slice(10)), actuelle]);
  }
  // Former names come after every current one: a living commune wins over a merged namesake.
  for (const [cle, actuelle] of anciensNoms) ajouter(parNom, cle, actuelle);

  const epciParCle = new Map<string, EpciReference[]>();
  for (const groupement of epci.values()) {
    // « CA de l'Albigeois (C2A) » is also written without its acronym, or without its legal form.
    for (const nom of [groupement.nom, groupement.nom.replace(/\s*\([^)]*\)/g, '')]) {
      const cle = cleEpci(nom);
      ajouter(epciParCle, cle, groupement);
      ajouter(epciParCle, cle.replace(/^(CC|CA|CU) /, ''), groupement);
    }
  }

  // Only the likeness of names asks for them: built at the first question.
  let parDepartement: Map<string, CommuneReference[]> | null = null;
  const communesDuDepartement = (code: string): readonly CommuneReference[] => {
    if (parDepartement === null) {
      parDepartement = new Map();
      for (const commune of communes.values()) ajouter(parDepartement, commune.departement, commune);
    }
    return parDepartement.get(code) ?? [];
  };

  return {
    communesDuDepartement,
    departement: (code) => departements.get(code),
    departementParNom: (nom) => departementsParNom.get(cleDeNom(nom)),
    commune: (code) => communes.get(code),
    communeApresFusion: (code) => fusions.get(code),
    ancienNom: (code) => nomsDesAnciens.get(code),
    communeMere: (code) => meres.get(code),
    communesParNom: (nom) => parNom.get(cleDeCommune(nom)) ?? [],
    communesDuCodePostal: (code) => parCodePostal.get(code) ?? [],
    epci: (siren) => epci.get(siren),
    epciParNom: (nom, attendu) => {
      const trouves = epciParCle.get(cleEpci(nom)) ?? [];
      if (trouves.length <= 1) return trouves[0];
      const exacts = trouves.filter((groupement) => cleDeNom(groupement.nom) === cleDeNom(nom));
      return exacts.length === 1 ? exacts[0] : trouves.find(({ siren }) => siren === attendu);
    },
  };
}
