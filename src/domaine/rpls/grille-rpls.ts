/**
 * Turns the lines of an RPLS file into a grid like the one of a sheet, line n of the file at row n, under headers that the reading of
 * an inventory recognises: everything after that runs through the same code. Addresses, rents and comments are not taken along.
 */
import type { Anomalie, LigneEcartee, ValeurCellule } from '../inventaire';
import { parcourirParLots, transformerParLots } from '../lots';
import { Groupes, constat } from './constats';
import type { Disposition } from './dispositions';
import { limitesDuRpls } from './limites';
import { lireMois } from '../lecture/normaliser-mois';
import { ANNEE_DE_REMPLISSAGE, estSorti, lireLogement, motifHorsFlux, type EnregistrementRpls, type LogementRpls } from './logement-rpls';
import { mobiliteRplsParLots, type MobiliteRpls } from './mobilite';
import { verifierDisposition } from './plausibilite';

export interface FichierRpls {
  readonly millesime: number;
  readonly disposition: Disposition;
  /** Number of fields of a dwelling line in this file. */
  readonly longueur: number;
  /** 1-based line of the header. */
  readonly ligneEntete: number;
  /** Dwellings that the header announces. */
  readonly annonces: number | null;
  /** Filled lines under the header. */
  readonly enregistrements: readonly EnregistrementRpls[];
  /** Lines of the file, the header and the blank ones included. */
  readonly nombreDeLignes: number;
}

export interface GrilleRpls {
  readonly valeurs: readonly (readonly ValeurCellule[])[];
  readonly remarques: readonly Anomalie[];
  /** Why a filled line is not a dwelling, by line of the file. */
  readonly ecartees: ReadonlyMap<number, LigneEcartee['raison']>;
  readonly mobilite: MobiliteRpls;
}

interface Colonne {
  readonly entete: string;
  readonly valeur: (logement: LogementRpls, libere: boolean) => string | null;
}

const COLONNES: readonly Colonne[] = [
  { entete: 'N° RPLS', valeur: ({ brut }) => brut('IDENT_REP') },
  { entete: 'Référence logement', valeur: ({ brut }) => brut('IDENT_INT') },
  { entete: 'Contingent', valeur: ({ brut }) => brut('CONTRESLOG') },
  { entete: 'Département', valeur: ({ territoire }) => territoire },
  { entete: 'Code INSEE', valeur: ({ brut }) => brut('DEPCOM') },
  { entete: 'Nom commune', valeur: ({ brut }) => brut('LIBCOM') },
  { entete: 'Code postal', valeur: ({ brut }) => brut('CODEPOSTAL') },
  { entete: 'QPV', valeur: ({ brut }) => brut('QPV') },
  { entete: 'Nb pièces', valeur: ({ brut }) => brut('NBPIECE') },
  { entete: 'Financement', valeur: ({ brut }) => brut('FINAN') },
  { entete: 'Collectif/Individuel', valeur: ({ brut }) => brut('TYPECONST') },
  { entete: 'Programme', valeur: ({ brut }) => brut('COMPLGEO') },
  { entete: 'Hors flux', valeur: motifHorsFlux },
  { entete: 'Libération', valeur: ({ texte }, libere) => (libere ? `Départ (bail du ${texte('BAIL')})` : null) },
  { entete: 'Année de construction', valeur: ({ brut }) => brut('CONSTRUCT') },
];

const FORMES_DE_MODE = /^[1-5]$/;

function signalerLogement(logement: LogementRpls, disposition: Disposition, millesime: number, groupes: Groupes): void {
  const { ligne, mode, texte, premiereLocation, bail } = logement;
  if (!FORMES_DE_MODE.test(mode)) {
    const constate = mode === '' ? 'le mode d’occupation (position 40) manque' : 'n’est pas un mode d’occupation (position 40)';
    groupes.noter(
      ligne,
      'alerte',
      `${constate} : le logement reste dans le flux et hors du taux de mobilité. Saisissez une valeur de 1 à 5.`,
      mode,
    );
  } else if (/^[1-5]$/.test(texte('SORTIEPATRIM'))) {
    groupes.noter(
      ligne,
      'alerte',
      'le logement est dit sorti du patrimoine (position 37) mais occupé (position 40) : il est gardé. Corrigez l’une des deux positions.',
      texte('SORTIEPATRIM'),
    );
  }
  if (premiereLocation === null && disposition.index.has('LOCAT')) {
    const lu = texte('LOCAT');
    const constate =
      lu === ''
        ? 'l’année de première mise en location (position 27) manque'
        : 'n’est pas une année de première mise en location plausible (position 27)';
    groupes.noter(ligne, 'alerte', `${constate} : le logement reste hors du taux de mobilité. Saisissez l’année sur quatre chiffres.`, lu);
  }
  const lu = texte('BAIL');
  if (lu !== '' && bail === null) {
    const mois = lireMois(lu);
    const raison =
      mois === null
        ? 'n’est pas une date de bail lisible (position 41)'
        : mois.annee <= ANNEE_DE_REMPLISSAGE
          ? 'est une date de remplissage, celle qu’un logiciel écrit quand il n’en connaît pas (position 41)'
          : `est une date de bail postérieure au 1er janvier ${millesime} (position 41)`;
    groupes.noter(ligne, 'alerte', `${raison} : aucune libération n’est comptée. Saisissez le mois sous la forme mm/aaaa.`, lu);
  } else if (lu === '' && mode === '1' && disposition.index.has('BAIL')) {
    groupes.noter(
      ligne,
      'alerte',
      'le logement est loué mais la date du bail (position 41) manque : aucune libération n’est comptée. Saisissez le mois sous la forme mm/aaaa.',
    );
  } else if (bail !== null && mode !== '1') {
    groupes.noter(
      ligne,
      'alerte',
      `un bail est daté (position 41) alors que le logement n’est pas loué (mode d’occupation ${mode === '' ? 'absent' : mode}) : corrigez l’une des deux positions.`,
    );
  }
}

export function* construireGrilleRpls(fichier: FichierRpls): Generator<void, GrilleRpls> {
  const { millesime, disposition, longueur, ligneEntete, annonces, enregistrements } = fichier;
  const remarques: Anomalie[] = [];
  const ecartees = new Map<number, LigneEcartee['raison']>();
  const entiers: EnregistrementRpls[] = [];
  yield* parcourirParLots(enregistrements, (enregistrement) => {
    const { ligne, champs } = enregistrement;
    if (champs.length === longueur) {
      entiers.push(enregistrement);
      return;
    }
    ecartees.set(ligne, 'illisible');
    remarques.push(
      constat(
        ligne,
        'erreur',
        `${champs.length} champ${champs.length > 1 ? 's' : ''} au lieu de ${longueur} : les valeurs ne sont plus à leur place, la ligne n’est pas lue. Un « ; » manque ou figure dans un texte ; corrigez-la puis relisez le fichier.`,
      ),
    );
  });
  yield* verifierDisposition(
    entiers.map(({ champs }) => champs),
    entiers.map(({ ligne }) => ligne),
    disposition,
  );

  const groupes = new Groupes();
  const logements: LogementRpls[] = [];
  yield* parcourirParLots(entiers, (enregistrement) => {
    const logement = lireLogement(enregistrement, disposition, millesime);
    // Listed with the rows set aside, line by line: a remark would say it twice.
    if (estSorti(logement)) ecartees.set(logement.ligne, 'hors-parc');
    else logements.push(logement);
  });
  const mobilite = yield* mobiliteRplsParLots(logements, millesime);
  const lignes = Array.from({ length: fichier.nombreDeLignes }, (_, rang) => rang);
  const valeurs = yield* transformerParLots(lignes, (): ValeurCellule[] => []);
  valeurs[ligneEntete - 1] = COLONNES.map(({ entete }) => entete);
  yield* parcourirParLots(logements, (logement, rang) => {
    valeurs[logement.ligne - 1] = COLONNES.map(({ valeur }) => valeur(logement, mobilite.liberations[rang] === true) || null);
    signalerLogement(logement, disposition, millesime, groupes);
  });
  if (annonces !== null && annonces !== enregistrements.length) {
    remarques.push(
      constat(
        ligneEntete,
        'alerte',
        `l’en-tête annonce ${annonces} logements, le fichier en porte ${enregistrements.length}. Vérifiez que le fichier est complet.`,
        String(annonces),
        'V20',
      ),
    );
  }
  remarques.push(...groupes.conclure(), ...(yield* limitesDuRpls(logements, disposition, mobilite, millesime, ligneEntete)));
  return { valeurs, remarques, ecartees, mobilite };
}
