package org.vmgen.superinstructions.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The cost models that there are. */
public final class CostModels {

  private CostModels() {}

  /** All, by name. */
  public static List<CostModel> all() {
    List<CostModel> models = new ArrayList<>();
    ServiceLoader.load(CostModel.class, CostModels.class.getClassLoader()).forEach(models::add);
    models.sort(Comparator.comparing(CostModel::name));
    return models;
  }

  /**
   * The name of the model by which combinations are chosen for engines of a target language, if
   * nobody asks for another.
   *
   * @param target c or java
   * @param checked whether the engines make tests, which take room in Java
   */
  public static String nameFor(String target, boolean checked) {
    return target.equals("c") ? "c-direct" : checked ? "java-switch" : "java-switch-unchecked";
  }

  /** The model of that name. */
  public static Optional<CostModel> named(String name) {
    return all().stream().filter(model -> model.name().equals(name)).findFirst();
  }
}
