/** What each column was taken for, with the confidence, and a list to say otherwise. */
import { Button, Field, makeStyles, MessageBar, MessageBarBody, Select, Subtitle2, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { affecterColonne, entetesLues, nommerColonne } from '../etat/correspondance';
import { ChoixEntete } from './ChoixEntete';
import { INDICATEURS, LIBELLE_INDICATEUR, qualifierConfiance } from '../etat/libelles';
import { accorder } from '../etat/nombres';
import { useStylesEcran } from './styles';
import type { Correspondance, Indicateur } from '../../domaine/inventaire';

interface Props {
  readonly correspondance: Correspondance;
  readonly premiereColonne: number;
  /** 0-based rows of the sheet that were read. */
  readonly lignes: { readonly premiere: number; readonly nombre: number };
  readonly occupe: boolean;
  readonly perime: boolean;
  readonly onChanger: (correspondance: Correspondance) => void;
  readonly onAnalyser: () => void;
  /** 0-based, in the rows that were read. */
  readonly onChoisirEntete: (ligneEntete: number) => void;
}

const useStyles = makeStyles({ corps: { whiteSpace: 'normal' } });

export function ListeCorrespondance({
  correspondance,
  premiereColonne,
  lignes,
  occupe,
  perime,
  onChanger,
  onAnalyser,
  onChoisirEntete,
}: Props) {
  const ecran = useStylesEcran();
  const styles = useStyles();
  const [tout, setTout] = useState(false);
  const entetes = entetesLues(correspondance);
  const reconnue = (indicateur: Indicateur) => correspondance.colonnes.find((c) => c.indicateur === indicateur);
  const absents = INDICATEURS.filter((i) => !reconnue(i));
  const montres = tout ? INDICATEURS : INDICATEURS.filter((i) => reconnue(i) || i === 'reservataire');

  return (
    <section className={ecran.groupe} aria-label="Correspondance des colonnes">
      <Subtitle2 as="h2" className={ecran.titre}>
        Correspondance des colonnes
      </Subtitle2>
      {perime && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.corps}>
            La correspondance ou l’exercice a changé : relancez l’analyse pour en tenir compte.
          </MessageBarBody>
        </MessageBar>
      )}
      <ChoixEntete
        ligne={correspondance.ligneEntete < 0 ? null : lignes.premiere + correspondance.ligneEntete + 1}
        premiere={lignes.premiere + 1}
        derniere={lignes.premiere + lignes.nombre}
        occupe={occupe}
        onChoisir={(ligne) => onChoisirEntete(ligne - lignes.premiere - 1)}
      />
      {montres.map((indicateur) => {
        const colonne = reconnue(indicateur);
        return (
          <Field
            key={indicateur}
            size="small"
            label={LIBELLE_INDICATEUR[indicateur]}
            hint={colonne ? qualifierConfiance(colonne) : 'Aucune colonne reconnue'}
          >
            <Select
              size="small"
              disabled={occupe}
              value={colonne ? String(colonne.colonne) : ''}
              onChange={(_, { value }) => onChanger(affecterColonne(correspondance, indicateur, value === '' ? null : Number(value)))}
            >
              <option value="">Aucune colonne</option>
              {entetes.map((e) => (
                <option key={e.colonne} value={String(e.colonne)}>
                  {`${nommerColonne(correspondance, e.colonne, premiereColonne, lignes.premiere)} – ${e.entete}`}
                </option>
              ))}
            </Select>
          </Field>
        );
      })}
      {correspondance.ignorees.length > 0 && (
        <Text size={200}>
          {accorder(correspondance.ignorees.length, 'colonne non utilisée', 'colonnes non utilisées')} :{' '}
          {correspondance.ignorees.map((c) => c.entete).join(', ')}.
        </Text>
      )}
      <div className={ecran.boutons}>
        <Button appearance={perime ? 'primary' : 'secondary'} disabled={occupe} onClick={onAnalyser}>
          Analyser avec cette correspondance
        </Button>
        {(tout || absents.length > 0) && (
          <Button aria-expanded={tout} onClick={() => setTout(!tout)}>
            {tout ? 'Masquer les indicateurs sans colonne' : `Montrer les indicateurs sans colonne (${absents.length})`}
          </Button>
        )}
      </div>
    </section>
  );
}
