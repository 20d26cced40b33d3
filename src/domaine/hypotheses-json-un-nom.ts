/** One name of the JSON hypotheses, read as the cells of the inventory are: one réservataire must have one name, or it is counted twice. */
import { NON_RESERVE } from './bien';
import type { Categorie } from './categories';
import { cleDeNom } from './geographie/cle-de-nom';
import type { Referentiel } from './geographie/referentiel';
import type { Inventaire } from './inventaire';
import { LecteurDeReservataires, type OptionsDesReservataires } from './lecture/normaliser-reservataires';
import type { ReservataireLu } from './lecture/reservataires-connus';

export interface NomCompris {
  /** The canonical name, or what is written when nothing gives a sure one. */
  readonly nom: string;
  /** Undefined when the reading says none. */
  readonly categorie: Categorie | undefined;
  /** Why the name has no sure reading, after « Ville d’Albi »; null when there is nothing to say. */
  readonly reserve: string | null;
}

const estDeLEtat = (categorie: Categorie): boolean => categorie === 'etat-prioritaires' || categorie === 'etat-agents';

/** What the cell says when it says one thing; a doubt does not matter where the inventory itself holds the name. */
const estSur = (lus: readonly ReservataireLu[], tenus: ReadonlySet<string>): boolean =>
  lus.length === 1 && lus.every(({ nom, connu, doute }) => connu && (doute === undefined || (nom !== NON_RESERVE && tenus.has(nom))));

export class LecteurDUnNom {
  /** Names that the inventory holds in each département. */
  readonly tenus = new Map<string, Set<string>>();
  private readonly parCle = new Map<string, string>();
  private readonly lecteur: LecteurDeReservataires;

  constructor(
    { biens, categories }: Pick<Inventaire, 'biens' | 'categories'>,
    private readonly referentiel: Referentiel,
    private readonly options: OptionsDesReservataires,
  ) {
    this.lecteur = new LecteurDeReservataires(referentiel, options);
    for (const { departement, reservataires } of biens) {
      if (departement === null) continue;
      const noms = this.tenus.get(departement) ?? new Set<string>();
      this.tenus.set(departement, noms);
      for (const nom of reservataires) {
        if (noms.has(nom)) continue;
        noms.add(nom);
        // Of two namesakes, the one that the inventory met first keeps the plain name.
        if (categories.get(nom) === 'commune') this.lecteur.lire(nom, { departement, commune: null });
      }
    }
    for (const nom of categories.keys()) if (nom !== NON_RESERVE && !this.parCle.has(cleDeNom(nom))) this.parCle.set(cleDeNom(nom), nom);
  }

  /** `territoire`: null when the line gives none; `categorie`: what the line gives. */
  comprendre(ecrit: string, territoire: string | null, categorie?: Categorie): NomCompris {
    const tel: NomCompris = { nom: ecrit, categorie: undefined, reserve: null };
    if (ecrit === NON_RESERVE || categorie === 'non-reserve') return tel;
    const deLInventaire = this.parCle.get(cleDeNom(ecrit));
    if (deLInventaire !== undefined && (territoire === null || this.tiennent(territoire).has(deLInventaire)))
      return { ...tel, nom: deLInventaire };
    const lu = this.lire(ecrit, territoire, categorie);
    // A namesake that the inventory holds there wins over the plain name that it holds elsewhere.
    if (deLInventaire !== undefined && !(territoire !== null && this.tiennent(territoire).has(lu.nom)))
      return { ...tel, nom: deLInventaire };
    return lu;
  }

  /** The only département where a commune or an EPCI holds dwellings, or else where it stands, among those of the inventory. */
  seulDepartement(nom: string, categorie: Categorie | undefined): string | null {
    const codes = [...this.tenus.keys()];
    const tenants = codes.filter((code) => this.tiennent(code).has(nom));
    const siren = categorie === 'epci' ? this.referentiel.epciParNom(nom)?.siren : undefined;
    const estIci = (code: string): boolean =>
      siren === undefined
        ? categorie === 'commune' && this.lire(nom, code).nom === nom && this.lire(nom, code).categorie === 'commune'
        : this.referentiel.communesDuDepartement(code).some(({ epci }) => epci === siren);
    const [premier, ...autres] = tenants.length > 0 ? tenants : codes.filter(estIci);
    return premier === undefined || autres.length > 0 ? null : premier;
  }

  private tiennent(territoire: string): ReadonlySet<string> {
    return this.tenus.get(territoire) ?? new Set();
  }

  private lire(ecrit: string, territoire: string | null, categorie?: Categorie): NomCompris {
    const codes = territoire !== null ? [territoire] : this.tenus.size > 0 ? [...this.tenus.keys()] : [null];
    const lectures = codes.map((departement) => {
      const lus = this.lecteur.lire(ecrit, { departement, commune: null });
      return { lus, sur: estSur(lus, departement === null ? new Set() : this.tiennent(departement)) };
    });
    const surs = new Map(lectures.flatMap(({ lus: [lu], sur }) => (sur && lu !== undefined ? [[lu.nom, lu] as const] : [])));
    const [lu, ...autres] = surs.values();
    const tel = (reserve: string | null): NomCompris => ({ nom: ecrit, categorie: undefined, reserve });
    if (autres.length > 0)
      return tel(`peut désigner, selon le territoire, ${[...surs.keys()].join(' ou ')} : ajoutez "territoire" à la ligne`);
    if (lu === undefined) return tel(direLeDoute(lectures.flatMap(({ lus }) => [lus])));
    if (lu.categorie === 'non-reserve') return { ...tel('est lu comme le non réservé : retirez cette ligne'), categorie: 'non-reserve' };
    const decide = this.options.rapprochements?.pour(ecrit) !== undefined;
    if (!decide && categorie !== undefined && categorie !== lu.categorie && (estDeLEtat(categorie) || estDeLEtat(lu.categorie)))
      return tel(`est lu « ${lu.nom} », catégorie "${lu.categorie}", alors que la ligne donne "${categorie}" : corrigez l’un ou l’autre`);
    return { nom: lu.nom, categorie: lu.categorie, reserve: null };
  }
}

function direLeDoute(lectures: readonly (readonly ReservataireLu[])[]): string | null {
  const plusieurs = lectures.find((lus) => lus.length > 1);
  if (plusieurs !== undefined)
    return `nomme plusieurs réservataires (${plusieurs.map(({ nom }) => nom).join(', ')}) : écrivez une ligne pour chacun`;
  const [lu] = lectures.flat().filter(({ doute, vide }) => doute !== undefined || vide === true);
  if (lu === undefined) return null;
  return lu.categorie === 'non-reserve'
    ? 'ne nomme aucun réservataire avec certitude : écrivez son nom entier, ou retirez cette ligne'
    : (lu.doute ?? null);
}
