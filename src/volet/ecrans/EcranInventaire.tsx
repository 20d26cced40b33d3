/** Step 1: choose the source, read it, check what each column was taken for. */
import { Badge, Button, Field, Radio, RadioGroup, Select, Subtitle2, Text } from '@fluentui/react-components';
import { ChoixFichier } from '../composants/ChoixFichier';
import { ListeCorrespondance } from '../composants/ListeCorrespondance';
import { OrigineDuFichier } from '../composants/OrigineDuFichier';
import { useStylesEcran } from '../composants/styles';
import { GRAVITES, LIBELLE_GRAVITE, LIBELLE_RAISON } from '../etat/libelles';
import { accorder, afficherEntier } from '../etat/nombres';
import { estLectureTexte, type SourceChoisie } from '../etat/source';
import type { Inventaire, LigneEcartee } from '../../domaine/inventaire';
import type { Negoflux } from '../etat/useNegoflux';

export function EcranInventaire({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const occupe = etat.operation !== null;
  const tables = etat.classeur?.tables ?? [];
  const { source } = etat;

  const choisir = (type: string): void => {
    const choix = (): SourceChoisie => {
      if (type === 'table') return { type, nom: tables[0] ?? '' };
      if (type === 'fichier') return { type, fichier: null };
      return { type: type === 'selection' ? 'selection' : 'feuille-active' };
    };
    commandes.choisirSource(choix());
  };

  return (
    <div className={styles.colonne}>
      <Subtitle2 as="h2" className={styles.titre}>
        Lire l’état des lieux
      </Subtitle2>
      <Text size={200} className={styles.discret}>
        Votre feuille est lue ; rien n’y est écrit sans votre demande.
      </Text>
      <Field label="Où se trouve l’inventaire ?">
        <RadioGroup value={source.type} disabled={occupe} onChange={(_, { value }) => choisir(value)}>
          <Radio value="feuille-active" label="La feuille active" />
          <Radio value="selection" label="Les cellules sélectionnées" />
          <Radio value="table" label="Un tableau du classeur" disabled={tables.length === 0} />
          <Radio value="fichier" label="Un fichier RPLS ou CSV" />
        </RadioGroup>
      </Field>
      {source.type === 'table' && (
        <Field label="Tableau">
          <Select value={source.nom} disabled={occupe} onChange={(_, { value }) => commandes.choisirSource({ type: 'table', nom: value })}>
            {tables.map((nom) => (
              <option key={nom}>{nom}</option>
            ))}
          </Select>
        </Field>
      )}
      {source.type === 'fichier' && (
        <ChoixFichier
          fichier={source.fichier}
          occupe={occupe}
          onChoisir={(fichier) => commandes.choisirSource({ type: 'fichier', fichier })}
        />
      )}
      <div className={styles.boutons}>
        <Button
          appearance="primary"
          disabled={occupe || (source.type === 'fichier' && source.fichier === null)}
          onClick={() => void commandes.lireInventaire()}
        >
          Lire l’inventaire
        </Button>
        <Button disabled={occupe} onClick={() => void commandes.actualiserClasseur()}>
          Actualiser la liste des tableaux
        </Button>
      </div>
      {etat.inventaire && (
        <Bilan
          inventaire={etat.inventaire}
          lieu={`${estLectureTexte(etat.lecture) ? 'fichier' : 'feuille'} « ${etat.lecture?.feuille ?? ''} »`}
        />
      )}
      {estLectureTexte(etat.lecture) && <OrigineDuFichier origine={etat.lecture.origine} />}
      {etat.correspondance && (
        <ListeCorrespondance
          correspondance={etat.correspondance}
          premiereColonne={etat.lecture?.colonne ?? 0}
          lignes={{ premiere: etat.lecture?.ligne ?? 0, nombre: etat.lecture?.valeurs.length ?? 0 }}
          occupe={occupe}
          perime={etat.inventairePerime || etat.inventaire === null}
          onChanger={commandes.changerCorrespondance}
          onAnalyser={() => void commandes.analyserDeNouveau()}
          onChoisirEntete={(ligneEntete) => void commandes.choisirEntete(ligneEntete)}
        />
      )}
    </div>
  );
}

function Bilan({ inventaire, lieu }: { readonly inventaire: Inventaire; readonly lieu: string }) {
  const styles = useStylesEcran();
  const ecartees = new Map<LigneEcartee['raison'], number>();
  for (const { raison } of inventaire.ecartees) ecartees.set(raison, (ecartees.get(raison) ?? 0) + 1);
  return (
    <section className={styles.carte} aria-label="Résultat de la lecture">
      <Text weight="semibold">
        {accorder(inventaire.biens.length, 'logement retenu', 'logements retenus')} sur{' '}
        {accorder(inventaire.lignesLues, 'ligne lue', 'lignes lues')} ({lieu})
      </Text>
      <div className={styles.boutons}>
        {GRAVITES.map((gravite) => {
          const n = inventaire.anomalies.filter((a) => a.gravite === gravite).length;
          return (
            <Badge key={gravite} appearance="outline">
              {accorder(n, LIBELLE_GRAVITE[gravite].un, LIBELLE_GRAVITE[gravite].plusieurs)}
            </Badge>
          );
        })}
      </div>
      {ecartees.size > 0 && (
        <Text size={200}>
          Lignes écartées : {[...ecartees].map(([raison, n]) => `${LIBELLE_RAISON[raison]} (${afficherEntier(n)})`).join(', ')}.
        </Text>
      )}
    </section>
  );
}
