/** Step 2: what the reading found, the worst first; each line leads to its cell. */
import { Button, Field, Select, Subtitle2, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { LigneAnomalie } from '../composants/LigneAnomalie';
import { useStylesEcran } from '../composants/styles';
import { adresseDe, filtrer, reglesPresentes, TOUT, trierParGravite } from '../etat/anomalies';
import { GRAVITES, LIBELLE_GRAVITE } from '../etat/libelles';
import { accorder, afficherEntier } from '../etat/nombres';
import { estLectureTexte } from '../etat/source';
import type { Anomalie, Gravite } from '../../domaine/inventaire';
import type { Negoflux } from '../etat/useNegoflux';

/** Thousands of lines at once would freeze the pane. */
const PAGE = 50;

const AUCUNE: readonly Anomalie[] = [];

export function EcranControles({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const [gravite, setGravite] = useState<Gravite | typeof TOUT>(TOUT);
  const [regle, setRegle] = useState<string>(TOUT);
  const [montrees, setMontrees] = useState(PAGE);
  const anomalies = etat.inventaire?.anomalies ?? AUCUNE;
  const triees = useMemo(() => trierParGravite(anomalies), [anomalies]);
  const regles = useMemo(() => reglesPresentes(anomalies), [anomalies]);
  const retenues = useMemo(() => filtrer(triees, gravite, regle), [triees, gravite, regle]);

  if (!etat.inventaire) {
    return (
      <div className={styles.colonne}>
        <Subtitle2 as="h2" className={styles.titre}>
          Contrôles de l’inventaire
        </Subtitle2>
        <Text>Lisez d’abord l’inventaire, à l’étape « Inventaire » : les points à contrôler s’afficheront ici.</Text>
      </div>
    );
  }
  const feuille = etat.lecture?.feuille ?? '';
  const reste = retenues.length - montrees;
  const nombre = (g: Gravite): number => anomalies.filter((a) => a.gravite === g).length;
  return (
    <div className={styles.colonne}>
      <Subtitle2 as="h2" className={styles.titre}>
        Contrôles de l’inventaire
      </Subtitle2>
      <Field label="Gravité">
        <Select
          value={gravite}
          onChange={(_, { value }) => {
            setGravite(value as Gravite | typeof TOUT);
            setMontrees(PAGE);
          }}
        >
          <option value={TOUT}>{`Toutes (${afficherEntier(anomalies.length)})`}</option>
          {GRAVITES.map((g) => (
            <option key={g} value={g}>
              {accorder(nombre(g), LIBELLE_GRAVITE[g].un, LIBELLE_GRAVITE[g].plusieurs)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Règle">
        <Select
          value={regle}
          onChange={(_, { value }) => {
            setRegle(value);
            setMontrees(PAGE);
          }}
        >
          <option value={TOUT}>Toutes les règles</option>
          {regles.map(([code, n]) => (
            <option key={code} value={code}>{`${code} (${afficherEntier(n)})`}</option>
          ))}
        </Select>
      </Field>
      <Text role="status" weight="semibold">
        {retenues.length === 0 ? 'Aucun point à contrôler.' : accorder(retenues.length, 'point à contrôler', 'points à contrôler')}
      </Text>
      <ul className={styles.liste} aria-label="Points à contrôler">
        {retenues.slice(0, montrees).map((anomalie, i) => (
          <LigneAnomalie
            key={`${anomalie.ligneSource}-${anomalie.regle}-${anomalie.cellule}-${i}`}
            anomalie={anomalie}
            occupe={etat.operation !== null}
            // « Afficher plus » ends up below the new lines: the keyboard goes to the first of them.
            prendreLeFocus={montrees > PAGE && i === montrees - PAGE}
            // A text file has no cell to go to.
            onAller={estLectureTexte(etat.lecture) ? null : () => void commandes.allerA(feuille, adresseDe(anomalie))}
          />
        ))}
      </ul>
      {reste > 0 && (
        <Button onClick={() => setMontrees(montrees + PAGE)}>
          {`Afficher ${Math.min(PAGE, reste)} de plus (encore ${afficherEntier(reste)})`}
        </Button>
      )}
    </div>
  );
}
