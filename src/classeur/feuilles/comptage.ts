import { NON_RESERVE } from '../../domaine/bien';
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { HORS_REFERENCE } from '../../domaine/calcul/rotation-reservataires';
import { cleDuDroit } from '../../domaine/calcul/comptage';
import type { LigneComptage } from '../../domaine/resultats';
import { apres, colonne, construireTable, etiquette, feuille, formatsDeControle, nonReserves, presentation } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { adresse, chercher, ligne, ref, sansJoker, sansJokerTexte } from '../formules';
import { LIBELLE_LIBERATION, MOTIF_COURT, nomDuTerritoire } from '../libelles';
import type { PlanFeuille, PlanTable } from '../plan';
import { tableLiberationsReservataires } from './comptage-liberations';
import { tableComptageLieux, tableDroitsLieux } from './comptage-lieux';
import { tableProgrammes } from './comptage-programmes';
import { lignesDesProgrammes, type LigneProgramme } from './programmes';
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';

/** `FLUX`, `OBLIGATOIRE`, or the code of a negotiated motive: what an exclusion switch moves. */
type Groupe = string;
const groupeDe = (motif: LigneComptage['motif']): Groupe =>
  motif === 'FLUX' || MOTIFS_NEGOCIES.some(({ code }) => code === motif) ? motif : 'OBLIGATOIRE';

/** Column of `ComptageReservataires` for each group. */
export const COLONNE_GROUPE: ReadonlyMap<Groupe, string> = new Map<Groupe, string>([
  ['FLUX', 'Réservés dans le flux'],
  ['OBLIGATOIRE', 'Réservés obligatoires'],
  ...MOTIFS_NEGOCIES.map(({ code }): [Groupe, string] => [code, `Réservés ${MOTIF_COURT[code]}`]),
]);
/** Column of the rights to convert, by group; compulsory motives give none. */
export const COLONNE_DROITS: ReadonlyMap<Groupe, string> = new Map<Groupe, string>([
  ['FLUX', 'Droits dans le flux'],
  ...MOTIFS_NEGOCIES.map(({ code }): [Groupe, string] => [code, `Droits ${MOTIF_COURT[code]}`]),
]);

const titulaireDe = ({ droit, reservataire }: Pick<LigneComptage, 'droit' | 'reservataire'>): string =>
  droit === 'ACTIF' ? reservataire : NON_RESERVE;

const cleDePoids = ({ territoire, motif, droit, reservataire }: LigneComptage): string =>
  cleDuDroit(territoire, motif, droit === 'ECHEANCE' ? 'ACTIF' : droit, reservataire);

/** Sums by key of weight: a right that ends in year N and its line ECHEANCE share theirs. */
function sommesDesPoids(lignes: readonly LigneComptage[]): (ligne: LigneComptage) => number {
  const sommes = new Map<string, number>();
  for (const element of lignes) sommes.set(cleDePoids(element), (sommes.get(cleDePoids(element)) ?? 0) + element.poids);
  return (element) => sommes.get(cleDePoids(element)) ?? 0;
}

function tableComptage({ comptage }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('Comptage', entete);
  const poidsBrut = sommesDesPoids(comptage.lignes);
  const poidsEchu = sommesDesPoids(comptage.lignes.filter(({ droit }) => droit === 'ECHEANCE'));
  return construireTable<LigneComptage>(
    'Comptage',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Droit', 'texte', 'texte', 14, ({ droit }) => droit),
      colonne('Clé', 'technique', 'general', 14, ({ cle }) => cle, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&${l('Droit')}&"|"&${nomEnFormule(l('Réservataire'))}`,
      }),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poids }) => poids, {
        formule: `=IF(${l('Droit')}="ECHEANCE",${l('Poids échu')},${l('Poids brut')}-IF(${l('Droit')}="ACTIF",${l('Poids échu')},0))`,
      }),
      colonne('Logements', 'resultat', 'entier', 12, ({ logements }) => logements, {
        formule: `=SUMIF(Biens[Clé],${sansJoker(l('Clé'))},Biens[Compte])`,
      }),
      colonne('Groupe', 'texte', 'texte', 14, ({ motif }) => groupeDe(motif)),
      // An expired or future right leaves its dwelling to what nobody reserves.
      colonne('Titulaire', 'resultat', 'general', 14, titulaireDe, {
        formule: `=IF(${l('Droit')}="ACTIF",${l('Réservataire')},"${NON_RESERVE}")`,
      }),
      colonne('Clé titulaire', 'technique', 'general', 14, (c) => `D${c.territoire}|${groupeDe(c.motif)}|${nomDeCle(titulaireDe(c))}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Groupe')}&"|"&${nomEnFormule(l('Titulaire'))}`,
      }),
      colonne('Clé motif', 'technique', 'general', 14, ({ territoire, motif }) => `D${territoire}|${motif}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}`,
      }),
      colonne('Clé territoire', 'technique', 'general', 14, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      // What « prorata » takes from a right that ends in year N is counted with that right, and carried by the line ECHEANCE.
      colonne('Clé de poids', 'technique', 'general', 14, cleDePoids, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&IF(${l('Droit')}="ECHEANCE","ACTIF",${l('Droit')})&"|"&${nomEnFormule(l('Réservataire'))}`,
      }),
      colonne('Poids brut', 'technique', 'decimal2', 14, poidsBrut, {
        formule: `=SUMIF(Biens[Clé],${sansJoker(l('Clé de poids'))},Biens[Poids])`,
      }),
      colonne('Poids échu', 'technique', 'decimal2', 14, poidsEchu, {
        formule: `=SUMIF(Biens[Clé],${sansJoker(l('Clé de poids'))},Biens[Poids échu])`,
      }),
      // Within the parc de référence only: the same scope as the rate of the territoire.
      colonne(
        'Clé référence',
        'technique',
        'general',
        14,
        (c) => (HORS_REFERENCE.has(c.motif) ? '' : `D${c.territoire}|${nomDeCle(titulaireDe(c))}`),
        {
          formule: `=IF(OR(${[...HORS_REFERENCE].map((motif) => `${l('Motif')}="${motif}"`).join(',')}),"","D"&${l('Territoire')}&"|"&${nomEnFormule(l('Titulaire'))})`,
        },
      ),
    ],
    comptage.lignes,
    { ligne: debut, filtres: true },
  );
}

function tableTerritoires(contexte: Contexte, debut: number): PlanTable {
  const { comptage, reference } = contexte;
  const l = (entete: string): string => ligne('ComptageTerritoires', entete);
  const cle = l('Clé');
  const logements = (code: string, motif?: string): number =>
    comptage.lignes.reduce(
      (total, c) => total + (c.territoire === code && (motif === undefined || c.motif === motif) ? c.logements : 0),
      0,
    );
  const parc = (code: string): number => reference.resultats.assiette.find(({ territoire }) => territoire === code)?.parc ?? 0;
  const liberations = (code: string): { externes: number; mutations: number; anru: number; orcodLhi: number } =>
    comptage.liberations.find(({ territoire }) => territoire === code) ?? { externes: 0, mutations: 0, anru: 0, orcodLhi: 0 };
  const libere = (libelle: string): string => `=SUMIF(Biens[Clé libération],${cle}&"|FLUX|${libelle}",Biens[Compte])`;
  const horsReference = MOTIFS_HORS_FLUX.filter(({ horsParcDeReference }) => horsParcDeReference);
  return construireTable<string>(
    'ComptageTerritoires',
    [
      colonne('Territoire', 'texte', 'texte', 14, (code) => code),
      colonne('Nom', 'texte', 'texte', 36, (code) => nomDuTerritoire(code)),
      colonne('Parc compté', 'resultat-cle', 'entier', 12, (code) => logements(code), {
        formule: `=SUMIF(Comptage[Clé territoire],${cle},Comptage[Logements])`,
      }),
      colonne('Parc retenu', 'resultat-cle', 'entier', 12, parc, {
        formule: `=IF(${chercher('Territoires', 'Parc déclaré', cle)}="",${l('Parc compté')},${chercher('Territoires', 'Parc déclaré', cle)})`,
      }),
      colonne('Non listés', 'resultat', 'entier', 12, (code) => parc(code) - logements(code), {
        formule: `=${l('Parc retenu')}-${l('Parc compté')}`,
      }),
      colonne('Dans le flux', 'resultat', 'entier', 12, (code) => logements(code, 'FLUX'), {
        formule: `=SUMIF(Comptage[Clé motif],${cle}&"|FLUX",Comptage[Logements])`,
      }),
      ...MOTIFS_HORS_FLUX.map((motif) =>
        colonne<string>(`Parc ${MOTIF_COURT[motif.code]}`, 'resultat', 'entier', 12, (code) => logements(code, motif.code), {
          formule: `=SUMIF(Comptage[Clé motif],${cle}&"|${motif.code}",Comptage[Logements])`,
        }),
      ),
      colonne(
        'Parc motifs obligatoires',
        'resultat',
        'entier',
        12,
        (code) => MOTIFS_HORS_FLUX.reduce((total, motif) => total + (motif.obligatoire ? logements(code, motif.code) : 0), 0),
        {
          formule: `=${MOTIFS_HORS_FLUX.filter(({ obligatoire }) => obligatoire)
            .map(({ code }) => l(`Parc ${MOTIF_COURT[code]}`))
            .join('+')}`,
        },
      ),
      colonne(
        'Hors parc de référence',
        'resultat',
        'entier',
        12,
        (code) => horsReference.reduce((total, motif) => total + logements(code, motif.code), 0),
        {
          formule: `=${horsReference.map(({ code }) => l(`Parc ${MOTIF_COURT[code]}`)).join('+')}`,
        },
      ),
      colonne('Libérations externes', 'resultat', 'entier', 12, (code) => liberations(code).externes, {
        formule: libere(LIBELLE_LIBERATION.externe),
      }),
      colonne('Libérations mutations', 'resultat', 'entier', 12, (code) => liberations(code).mutations, {
        formule: libere(LIBELLE_LIBERATION.mutation),
      }),
      colonne('Libérations ANRU', 'resultat', 'entier', 12, (code) => liberations(code).anru, { formule: libere(LIBELLE_LIBERATION.anru) }),
      colonne('Libérations ORCOD LHI', 'resultat', 'entier', 12, (code) => liberations(code).orcodLhi, {
        formule: libere(LIBELLE_LIBERATION['orcod-lhi']),
      }),
      colonne('Clé', 'technique', 'general', 14, (code) => `D${code}`, { formule: `="D"&${l('Territoire')}` }),
    ],
    comptage.territoires,
    { ligne: debut },
  );
}

export interface Paire {
  readonly territoire: string;
  readonly reservataire: string;
}

/** Every pair that any set of hypotheses shows: a scenario reads the same counts as the reference. */
export function paires({ reference, scenarios, comptage }: Contexte): Paire[] {
  const vues = new Map<string, Paire>();
  for (const paire of [...[reference, ...scenarios].flatMap(({ resultats }) => resultats.flux), ...comptage.lignes]) {
    const cle = `${paire.territoire}|${paire.reservataire}`;
    if (!vues.has(cle)) vues.set(cle, { territoire: paire.territoire, reservataire: paire.reservataire });
  }
  return [...vues.values()];
}

function tableReservataires(contexte: Contexte, programmes: readonly LigneProgramme[], debut: number): PlanTable {
  const { comptage } = contexte;
  const l = (entete: string): string => ligne('ComptageReservataires', entete);
  const critere = (groupe: Groupe): string => `"D"&${l('Territoire')}&"|${groupe}|"&${l('Nom échappé')}`;
  const reserves = ({ territoire, reservataire }: Paire, groupe: Groupe): number =>
    comptage.lignes.reduce(
      (total, c) => total + (c.territoire === territoire && titulaireDe(c) === reservataire && groupeDe(c.motif) === groupe ? c.poids : 0),
      0,
    );
  const droits = ({ territoire, reservataire }: Paire, groupe: Groupe): number =>
    programmes.reduce(
      (total, p) =>
        total +
        (p.premierTour === null && p.territoire === territoire && p.reservataire === reservataire && p.motif === groupe
          ? p.poids * p.fraction
          : 0),
      0,
    );
  return construireTable<Paire>(
    'ComptageReservataires',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      ...[...COLONNE_GROUPE].map(([groupe, entete]) =>
        colonne<Paire>(entete, groupe === 'FLUX' ? 'resultat-cle' : 'resultat', 'decimal2', 12, (paire) => reserves(paire, groupe), {
          formule: `=SUMIF(Comptage[Clé titulaire],${critere(groupe)},Comptage[Poids])`,
        }),
      ),
      ...[...COLONNE_DROITS].map(([groupe, entete]) =>
        colonne<Paire>(entete, 'resultat', 'decimal2', 12, (paire) => droits(paire, groupe), {
          formule: `=SUMIF(ComptageProgrammes[Clé titulaire],${critere(groupe)},ComptageProgrammes[Droits à convertir])`,
        }),
      ),
      colonne('Nom échappé', 'technique', 'general', 14, ({ reservataire }) => sansJokerTexte(nomDeCle(reservataire)), {
        formule: `=${sansJoker(nomEnFormule(l('Réservataire')))}`,
      }),
      colonne('Clé', 'technique', 'general', 14, cleDuTitulaire, {
        formule: `=${cleEnFormule(l)}`,
      }),
    ],
    paires(contexte),
    { ligne: debut, filtres: true },
  );
}

export function feuilleComptage(contexte: Contexte): PlanFeuille {
  const LIGNE_CONTROLE = 4;
  const programmesComptes = lignesDesProgrammes(contexte);
  const exclusions = contexte.hypotheses.exclusions;
  const exclu = ({ motif }: LigneProgramme): boolean =>
    motif !== 'FLUX' && (exclusions[motif] ?? MOTIFS_NEGOCIES.find(({ code }) => code === motif)?.excluParDefaut ?? true);
  const territoires = tableTerritoires(contexte, LIGNE_CONTROLE + 4);
  const reservataires = tableReservataires(contexte, programmesComptes, apres(territoires) + 2);
  const comptage = tableComptage(contexte, apres(reservataires) + 2);
  const programmes = tableProgrammes(programmesComptes, exclu, contexte.hypotheses, apres(comptage) + 2);
  const liberations = tableLiberationsReservataires(contexte, apres(programmes) + 2);
  const lieux = tableComptageLieux(contexte, apres(liberations) + 2);
  const droitsLieux = tableDroitsLieux(contexte, apres(lieux) + 2);
  const total = contexte.comptage.lignes.reduce((somme, { logements }) => somme + logements, 0);
  const poids = contexte.comptage.lignes.reduce((somme, c) => somme + c.poids, 0);
  const sansTerritoire = contexte.inventaire.biens.filter(({ departement }) => departement === null).length;
  const controle = adresse(LIGNE_CONTROLE, 5);
  return feuille({
    cle: 'comptage',
    nom: 'Comptage',
    couleurOnglet: '#5B9BD5',
    cellules: [
      ...presentation(
        'Comptage du parc et des droits',
        'Combien de logements, réservés à qui, dans le flux ou hors du flux, et au titre de quels droits ?',
        'Feuille technique, placée après les autres : elle se lit à l’écran plutôt qu’imprimée. Les lignes de Biens sont comptées ici une seule fois, par leur clé ; les autres feuilles lisent ces totaux et ne recomptent jamais l’inventaire. ' +
          'Un logement réservé à plusieurs est partagé par son poids ; un droit échu ou à venir au 31/12/N-1 laisse le logement non réservé (Référentiel interbailleurs Occitanie, 2023).',
      ),
      etiquette(LIGNE_CONTROLE, 'Total compté / total des biens'),
      {
        ligne: LIGNE_CONTROLE,
        colonne: 3,
        contenu: { formule: '=SUM(Comptage[Logements])', valeur: total },
        role: 'resultat',
        format: 'entier',
      },
      { ligne: LIGNE_CONTROLE, colonne: 4, contenu: { formule: '=SUM(Biens[Compte])', valeur: total }, role: 'resultat', format: 'entier' },
      {
        ligne: LIGNE_CONTROLE,
        colonne: 5,
        contenu: {
          formule: '=IF(SUM(Comptage[Logements])=SUM(Biens[Compte]),"OK","À vérifier")',
          valeur: 'OK',
        },
        role: 'controle',
      },
      etiquette(LIGNE_CONTROLE + 1, `Somme des poids ; ${sansTerritoire} logements sans département ne comptent dans aucun territoire`),
      {
        ligne: LIGNE_CONTROLE + 1,
        colonne: 5,
        contenu: { formule: `=SUM(${ref('Comptage', 'Poids')})`, valeur: poids },
        role: 'resultat',
        format: 'decimal2',
      },
      etiquette(territoires.ligne - 1, 'Par territoire (logements)'),
      etiquette(reservataires.ligne - 1, 'Par territoire et réservataire (logements pondérés)'),
      etiquette(comptage.ligne - 1, 'Combinaisons comptées dans Biens'),
      etiquette(
        programmes.ligne - 1,
        'Droits à convertir par programme (suite : à chaque libération ; un tour : une seule attribution, puis droit de suite l’année suivante)',
      ),
      etiquette(liberations.ligne - 1, 'Libérations de l’année N-1 par réservataire (logements pondérés, dans le flux)'),
      etiquette(lieux.ligne - 1, 'Par commune et EPCI : parc et libérations (logements)'),
      etiquette(droitsLieux.ligne - 1, 'Droits des communes et des EPCI, là où ils les détiennent (logements pondérés)'),
    ],
    tables: [territoires, reservataires, comptage, programmes, liberations, lieux, droitsLieux],
    misesEnForme: [
      ...formatsDeControle(controle, controle),
      ...[reservataires, comptage, programmes, liberations].map((table) => nonReserves(table, 'Réservataire')),
    ],
    figer: { lignes: 0, colonnes: 2 },
  });
}
