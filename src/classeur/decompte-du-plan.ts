import type { Gravite } from '../domaine/inventaire';
import { decompter, type Decompte } from '../domaine/qualite/decompte';
import { LIBELLE_GRAVITE } from './feuilles/controles';
import { valeurDe } from './lignes-anciennes';
import type { Plan } from './plan';

const GRAVITE_DU_LIBELLE = new Map((Object.keys(LIBELLE_GRAVITE) as Gravite[]).map((gravite) => [LIBELLE_GRAVITE[gravite], gravite]));

/** What the sheet « Contrôles » counts, for those who say it elsewhere: the very rows that it lists. */
export function decompteDuPlan({ feuilles }: Plan): Decompte {
  const table = feuilles.flatMap(({ tables }) => tables).find(({ nom }) => nom === 'Controles');
  const rang = (entete: string): number => table?.colonnes.findIndex((colonne) => colonne.entete === entete) ?? -1;
  const [gravites, traites] = [rang('Gravité'), rang('Traité')];
  return decompter(
    (table?.lignes ?? []).flatMap((ligne) => {
      const gravite = GRAVITE_DU_LIBELLE.get(String(valeurDe(ligne[gravites])));
      return gravite === undefined ? [] : [{ gravite, traitee: valeurDe(ligne[traites]) === 1 }];
    }),
  );
}
